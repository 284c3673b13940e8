import type { Act, Moment } from '../kernel/step.js';
import type { CommonFacts } from '../kernel/facts.js';
import type { Edition } from '../kernel/procedure.js';
import type { AdmissionParameters } from '../regulations/admission.js';
import type { AdmissionClauses } from '../regulations/admission-clauses.js';
import type { TransferParameters } from '../regulations/probation.js';

/** What every procedure about members rests on: how branches and committees meet and decide, and how people move (Quy định thi hành Điều lệ Đảng). */
export interface MemberLaw extends Edition {
  readonly admission: AdmissionParameters;
  readonly transfer: TransferParameters;
  readonly clauses: AdmissionClauses;
}

/** What the rules that procedures share ask of a case. */
export interface MemberFacts extends CommonFacts {
  /** The vote of the branch in hand; somebody over the age limit is decided on elsewhere. */
  readonly branchVote?: { readonly overAge?: boolean } | undefined;
}

export type MemberMoment = Moment<MemberFacts, MemberLaw>;
export type MemberAct<Command> = Act<Command, MemberFacts, MemberLaw>;
