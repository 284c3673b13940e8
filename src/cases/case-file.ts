import type { CaseState, ChainedEvent, Deadline, IsoDate, Refusal } from '../../workflows/index.js';
import type { Standing } from './standing.js';

/** A case (hồ sơ) as it stands: what its events lead to, kept beside them so that a step need not replay them. */
export interface CaseFile {
  readonly id: string;
  /** Number that people read out, such as HS-000123-4; the last digit checks the others. */
  readonly number: string;
  readonly procedure: string;
  readonly subject: string;
  readonly branchId: string;
  readonly destinationId: string | undefined;
  readonly state: CaseState;
  /** Number of events. */
  readonly version: number;
  readonly headHash: string;
  readonly definitionHash: string;
  readonly openedOn: IsoDate;
  readonly closed: boolean;
  readonly demo: boolean;
}

/** What one accepted step leaves behind, written in one statement or not at all. */
export interface Recording {
  readonly event: RecordedEvent;
  readonly state: CaseState;
  readonly standing: Standing;
  readonly branchId: string;
  readonly destinationId: string | undefined;
  readonly deadlines: readonly Deadline[];
  /** What this step changed about the person; the record of people follows in the same statement. */
  readonly person: { readonly homeOrgan?: string | undefined; readonly fullMemberSince?: IsoDate | undefined };
  readonly request?: { readonly key: string; readonly hash: string } | undefined;
}

/** An event with its link in the chain. */
export type RecordedEvent = ChainedEvent & { readonly hash: string };

/** A refused attempt (lần ghi bị từ chối): nothing changed, but it is known that somebody tried. */
export interface RefusedAttempt {
  readonly caseId: string | undefined;
  readonly procedure: string;
  readonly step: string;
  readonly happenedOn: IsoDate;
  readonly at: Date;
  readonly account: string;
  readonly refusals: readonly Refusal[];
}
