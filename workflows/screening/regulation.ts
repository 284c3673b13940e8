import { admissionParameters } from '../regulations/admission.js';
import { admissionClauses } from '../regulations/admission-clauses.js';
import { editionBases } from '../regulations/editions.js';
import { exitParameters, type ExitParameters } from '../regulations/exits.js';
import { transferParameters } from '../regulations/probation.js';
import { screeningFrom, screeningParameters, type ScreeningParameters } from '../regulations/screening.js';
import { later } from '../kernel/calendar.js';
import type { MemberLaw } from '../shared/member-law.js';

/** One edition of everything a screening case needs, from the review to the way out. */
export interface ScreeningRegulation extends MemberLaw {
  readonly screening: ScreeningParameters;
  readonly exits: ExitParameters;
}

/** The editions under which anybody can have been screened: the first one holds from the day of the guidance. */
export const screeningEditions: readonly ScreeningRegulation[] = editionBases
  .filter((_, place) => (editionBases[place + 1]?.effectiveFrom ?? '9999-12-31') > screeningFrom)
  .map((basis) => ({
    edition: basis.edition,
    document: basis.document,
    effectiveFrom: later(basis.effectiveFrom, screeningFrom),
    screening: screeningParameters(basis),
    exits: exitParameters(basis),
    admission: admissionParameters(basis),
    transfer: transferParameters(basis),
    clauses: admissionClauses(basis),
  }));
