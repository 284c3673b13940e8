import type { CaseState, IsoDate } from '../../workflows/index.js';
import type { Ground } from './standing.js';

/** What counts of an event instead of what was recorded. */
export interface RepairedEvent {
  readonly seq: number;
  /** It no longer counts; the rest is then as recorded. */
  readonly dropped: boolean;
  readonly happenedOn: IsoDate;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The branch that held the case after it. */
  readonly branchId: string;
}

/** What is kept beside the events of a case for lists, as it lies in the tables. All of it derives from them and from the papers on file. */
export interface StoredCase {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  readonly version: number;
  readonly headHash: string;
  readonly definitionHash: string;
  readonly branchId: string;
  readonly destinationId: string | null;
  readonly place: CaseState['place'];
  readonly facts: CaseState['facts'];
  readonly mainState: string;
  readonly states: readonly string[];
  readonly closed: boolean;
  readonly openedOn: IsoDate;
  readonly waitingSince: IsoDate;
  readonly due: { readonly key: string; readonly on: IsoDate } | undefined;
  readonly papers: Readonly<Record<string, IsoDate | null>>;
  /** What counts of events that were repaired. */
  readonly repaired: readonly RepairedEvent[];
  readonly deadlines: readonly (Readonly<Record<string, unknown>> & { readonly key: string; readonly dueOn: IsoDate; readonly provisional: boolean })[];
  /** What somebody who looked for papers noted, and the calendar that held, when the case was read. */
  readonly ground: Ground;
  /** When something was last noted about papers; what is stored of them may have been derived then. */
  readonly notedAt: Date | null;
  readonly notes: number;
}
