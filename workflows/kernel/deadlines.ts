import { addDays, addMonths, addWorkingDays, type WorkingCalendar } from './calendar.js';
import type { Citation, Cited } from './citation.js';
import type { Curer } from './condition.js';
import type { IsoDate } from './iso-date.js';

export type DeadlineUnit = 'working-days' | 'months' | 'days';
/** `legal` limits come from a regulation; `service` ones are promises of an office; `reminder` ones only ring. */
export type DeadlinePurpose = 'legal' | 'service' | 'reminder';

/** A time limit (thời hạn) as pure data: never a timer. Overdue is derived by comparing `dueOn` with a day, never stored. */
export interface Deadline {
  /** What is due, such as `committee-decision-due`. */
  readonly key: string;
  /** The event the clock runs from, and its day. */
  readonly anchor: string;
  readonly anchoredOn: IsoDate;
  readonly budget: number;
  /** Added to the budget by a recorded extension. */
  readonly extension: number;
  readonly unit: DeadlineUnit;
  readonly dueOn: IsoDate;
  /** The count ran through a year whose days off are not announced yet (CAL-07). */
  readonly provisional: boolean;
  readonly whoActs: Curer;
  readonly purpose: DeadlinePurpose;
  readonly rule: string;
  readonly citation: Citation;
}

/** What a procedure's `deadlinesOf` sees. */
export interface DeadlineView<Facts, Regulation> {
  readonly facts: Facts;
  /** The edition of a day; before the first one that one stands in, so that a limit never fails to be counted. */
  readonly law: (day: IsoDate) => Regulation;
  /** Names of the states the case is in, inner ones joined with a dot. */
  readonly states: ReadonlySet<string>;
  readonly calendar: WorkingCalendar;
}

type DeadlineSpec = Omit<Deadline, 'budget' | 'extension' | 'dueOn' | 'provisional' | 'citation'> & {
  readonly budget: Cited<number>;
  readonly extension?: number;
};

/** Counts a time limit to its last day. */
export function deadline(spec: DeadlineSpec, calendar: WorkingCalendar): Deadline {
  const extension = spec.extension ?? 0;
  const due = lastDay(spec.anchoredOn, spec.budget.value + extension, spec.unit, calendar);
  return { ...spec, budget: spec.budget.value, extension, citation: spec.budget.citation, dueOn: due.on, provisional: due.provisional };
}

function lastDay(from: IsoDate, amount: number, unit: DeadlineUnit, calendar: WorkingCalendar): { on: IsoDate; provisional: boolean } {
  switch (unit) {
    case 'working-days':
      return addWorkingDays(from, amount, calendar);
    case 'months':
      return { on: addMonths(from, amount), provisional: false };
    case 'days':
      return { on: addDays(from, amount), provisional: false };
  }
}
