import type { CountedDay, Deadline, MissedLimitSince, WorkingCalendar } from '../../workflows/index.js';
import type { HistoryEntry } from '../audit/history.service.js';
import type { CalendarShift } from './calendar-shifts.service.js';
import type { ActingOrgan, RungTold } from './deadline-explanation.repository.js';
import type { LimitChange } from './limit-story.js';

/** An event of the history in the words of a reader. */
export type EventInWords = Extract<HistoryEntry, { kind: 'event' }>;

/** Everything that a time limit rests on and that became of it. */
export interface LimitExplained {
  readonly caseId: string;
  readonly number: string;
  readonly limit: Deadline;
  readonly calendar: WorkingCalendar;
  readonly organ: ActingOrgan;
  /** The count as on paper, oldest day first. */
  readonly count: readonly CountedDay[];
  readonly anchor: EventInWords | undefined;
  readonly changes: readonly (LimitChange & { readonly event: EventInWords | undefined })[];
  readonly shifts: readonly CalendarShift[];
  readonly missed: readonly (MissedLimitSince & { readonly entry: EventInWords | undefined })[];
  readonly rungs: readonly RungTold[];
}
