import type { IsoDate, WorkingCalendar } from '../../workflows/index.js';
import type { LimitRow } from './deadline-list.repository.js';

/** The day that is taken for today. */
export interface AssumedDay {
  readonly on: IsoDate;
  /** It is not today, but what somebody asked for. */
  readonly assumed: boolean;
}

/** A page of time limits, and what they are looked at by. */
export interface LimitPage extends AssumedDay {
  readonly rows: readonly LimitRow[];
  readonly next?: string | undefined;
  readonly calendar: WorkingCalendar;
}
