import { admissionParameters } from '../regulations/admission.js';
import { admissionClauses } from '../regulations/admission-clauses.js';
import { editionBases } from '../regulations/editions.js';
import { exitParameters, type ExitParameters } from '../regulations/exits.js';
import { transferParameters } from '../regulations/probation.js';
import type { MemberLaw } from '../shared/member-law.js';

/** One edition of everything a complaint needs. */
export interface ComplaintRegulation extends MemberLaw {
  readonly exits: ExitParameters;
}

export const complaintEditions: readonly ComplaintRegulation[] = editionBases.map((basis) => ({
  edition: basis.edition,
  document: basis.document,
  effectiveFrom: basis.effectiveFrom,
  exits: exitParameters(basis),
  admission: admissionParameters(basis),
  transfer: transferParameters(basis),
  clauses: admissionClauses(basis),
}));
