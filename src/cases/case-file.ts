import type { AnyProcedure, CaseState, ChainedEvent, Deadline, IsoDate, PersonOnFile, Refusal } from '../../workflows/index.js';
import type { TreeVersion } from '../organisations/organisations.service.js';
import type { Ground, Standing } from './standing.js';

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

/** What is read beside a case for every decision about it. */
export interface Beside extends Ground {
  /** The version of the tree of organs at that moment. Without one the tree is read anew each time. */
  readonly tree: TreeVersion | undefined;
  /** The person the case is about; nothing for an id that nobody has. */
  readonly subject: PersonOnFile | undefined;
  /** How many notes about papers there are: whoever decides by them writes only while there are no more. */
  readonly notes: number;
}

/** What an idempotency key was used for. */
export interface KeyUse {
  readonly hash: string;
  readonly caseId: string;
  readonly seq: number;
}

/** A case with all that was read with it, as it was at one moment. */
export interface CaseReading {
  readonly file: CaseFile;
  readonly beside: Beside;
  readonly used: KeyUse | undefined;
}

/** A case as it stands now, with its state by the running definition. */
export interface OpenedCase {
  readonly file: CaseFile;
  readonly procedure: AnyProcedure;
  readonly state: CaseState;
  readonly beside: Beside;
}

/** What one accepted step leaves behind, written in one statement or not at all. */
export interface Recording {
  readonly event: RecordedEvent;
  readonly state: CaseState;
  readonly standing: Standing;
  /** Notes about papers that the decision knew of. */
  readonly notes: number;
  readonly branchId: string;
  readonly destinationId: string | undefined;
  readonly deadlines: readonly Deadline[];
  /** What this step changed about the person; the record of people follows in the same statement. */
  readonly person: { readonly homeOrgan?: string | undefined; readonly membership?: MembershipChange | undefined };
  readonly request?: { readonly key: string; readonly hash: string } | undefined;
}

/** Since when the person is a full member now. With `was` only where the record of the person still says that: another case may have had the last word since. */
export interface MembershipChange {
  readonly since: IsoDate | null;
  readonly was?: IsoDate | null | undefined;
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
