import { daysBetween, workingDaysAfter, type WorkingCalendar } from './calendar.js';
import { isSuspended, type Deadline } from './deadlines.js';
import type { IsoDate } from './iso-date.js';

/** How a time limit stands on a day. */
export interface LimitStanding {
  /** A suspension lasts, so that there is no last day. */
  readonly suspended: boolean;
  /** The last day; absent while suspended. */
  readonly dueOn?: IsoDate;
  /** The last day is over. A reminder rings for somebody; only a limit that binds can be overdue. */
  readonly overdue: boolean;
}

/** How a time limit stands on a day; nothing of it is ever stored. */
export function limitStanding(limit: Pick<Deadline, 'dueOn' | 'purpose'>, on: IsoDate): LimitStanding {
  const { dueOn, purpose } = limit;
  if (isSuspended(limit)) return { suspended: true, overdue: false };
  return { suspended: false, dueOn, overdue: purpose !== 'reminder' && dueOn < on };
}

/** Days from a day to a last day, in the calendar and worked ones; negative when it is over. */
export function daysLeft(dueOn: IsoDate, on: IsoDate, calendar: WorkingCalendar): { readonly days: number; readonly workingDays: number } {
  const days = daysBetween(on, dueOn);
  // Not -0, which no answer can hold.
  const workingDays = days < 0 ? 0 - workingDaysAfter(dueOn, on, calendar).days : workingDaysAfter(on, dueOn, calendar).days;
  return { days, workingDays };
}
