import type { Edition } from '../kernel/procedure.js';
import { admissionParameters, type AdmissionParameters } from '../regulations/admission.js';
import { admissionClauses, type AdmissionClauses } from '../regulations/admission-clauses.js';
import { editionBases } from '../regulations/editions.js';
import { exitParameters, type ExitParameters } from '../regulations/exits.js';
import { probationParameters, transferParameters, type ProbationParameters, type TransferParameters } from '../regulations/probation.js';

/** One edition of everything an admission case needs, from outreach to full recognition. */
export interface AdmissionRegulation extends Edition {
  readonly admission: AdmissionParameters;
  readonly probation: ProbationParameters;
  readonly transfer: TransferParameters;
  readonly exits: ExitParameters;
  readonly clauses: AdmissionClauses;
}

export const admissionEditions: readonly AdmissionRegulation[] = editionBases.map((basis) => ({
  edition: basis.edition,
  document: basis.document,
  effectiveFrom: basis.effectiveFrom,
  admission: admissionParameters(basis),
  probation: probationParameters(basis),
  transfer: transferParameters(basis),
  exits: exitParameters(basis),
  clauses: admissionClauses(basis),
}));
