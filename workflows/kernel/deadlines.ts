import { addDays, addMonths, addWorkingDays, daysBetween, later, workingDaysAfter, type WorkingCalendar } from './calendar.js';
import type { Citation, Cited } from './citation.js';
import { lateRoles, type Curer, type LateRole } from './condition.js';
import type { CommonFacts } from './facts.js';
import { neverExpires, type IsoDate } from './iso-date.js';

export type DeadlineUnit = 'working-days' | 'months' | 'days';
/** `legal` limits come from a regulation; `service` ones are promises of an office; `reminder` ones only ring. */
export type DeadlinePurpose = 'legal' | 'service' | 'reminder';

/** Days that a time limit does not count (tạm dừng thời hạn): from the first to the last; without a last day while it lasts. */
export interface Suspension {
  readonly from: IsoDate;
  readonly to?: IsoDate | undefined;
}

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
  /** In the order of time. */
  readonly suspensions: readonly Suspension[];
  readonly unit: DeadlineUnit;
  /** The last day; {@link neverExpires} while a suspension lasts. */
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

type DeadlineSpec = Omit<Deadline, 'budget' | 'extension' | 'suspensions' | 'dueOn' | 'provisional' | 'citation'> & {
  readonly budget: Cited<number>;
  readonly extension?: number;
  readonly suspensions?: readonly Suspension[] | undefined;
};

/** What a time limit is counted by. */
export type Clock = Pick<Deadline, 'anchoredOn' | 'budget' | 'extension' | 'unit' | 'suspensions'>;

/** Counts a time limit to its last day. */
export function deadline(spec: DeadlineSpec, calendar: WorkingCalendar): Deadline {
  const { budget, extension = 0, suspensions = [] } = spec;
  const due = lastDay({ ...spec, budget: budget.value, extension, suspensions }, calendar);
  return { ...spec, budget: budget.value, extension, suspensions, citation: budget.citation, dueOn: due.on, provisional: due.provisional };
}

/** The last day of a clock: what is suspended is not counted, so that each suspension keeps the remainder; {@link neverExpires} while one lasts. */
export function lastDay(clock: Clock, calendar: WorkingCalendar): Reached {
  const { between, reached } = clock.unit === 'working-days' ? countOfWorkingDays(calendar) : countOfDays;
  let at = clock.anchoredOn;
  let left = amountOf(clock);
  let provisional = false;
  for (const { from, to } of clock.suspensions) {
    const run = between(at, addDays(from, -1));
    if (run.days >= left) break;
    left -= run.days;
    provisional ||= run.provisional;
    if (to === undefined) return { on: neverExpires, provisional };
    at = later(at, to);
  }
  const last = reached(at, left);
  return { on: last.on, provisional: provisional || last.provisional };
}

interface Reached {
  readonly on: IsoDate;
  readonly provisional: boolean;
}

interface Count {
  readonly between: (from: IsoDate, to: IsoDate) => { readonly days: number; readonly provisional: boolean };
  readonly reached: (from: IsoDate, days: number) => Reached;
}

const countOfWorkingDays = (calendar: WorkingCalendar): Count => ({
  between: (from, to) => workingDaysAfter(from, to, calendar),
  reached: (from, days) => addWorkingDays(from, days, calendar),
});

const countOfDays: Count = {
  between: (from, to) => ({ days: Math.max(daysBetween(from, to), 0), provisional: false }),
  reached: (from, days) => ({ on: addDays(from, days), provisional: false }),
};

/** How many days of its unit a clock counts; whole months are the days they have from the anchor on, so that a suspension can keep some of them. */
function amountOf({ anchoredOn, budget, extension, unit }: Clock): number {
  const amount = budget + extension;
  return unit === 'months' ? daysBetween(anchoredOn, addMonths(anchoredOn, amount)) : amount;
}

/** Whether a suspension of this limit still lasts, so that it has no last day. */
export const isSuspended = ({ dueOn }: Pick<Deadline, 'dueOn'>): boolean => dueOn === neverExpires;

/**
 * The organ that has to act within this limit and can therefore be late; nothing where the limit is no duty of an organ: one that only
 * reminds, one that is the person's own, one whose last day is not certain yet.
 */
export function answerableRole({ purpose, provisional, whoActs, dueOn }: Deadline): LateRole | undefined {
  const isCertain = !provisional && !isSuspended({ dueOn });
  return purpose === 'legal' && isCertain && isLateRole(whoActs) ? whoActs : undefined;
}

/** The first day on which the organ is late with this limit, unless that is on record already (PRO-09: a fact about the organ, never a penalty on the person). */
export function missableOn(limit: Deadline, { missed = [] }: CommonFacts): IsoDate | undefined {
  if (answerableRole(limit) === undefined) return undefined;
  return missed.some(({ key, dueOn }) => key === limit.key && dueOn === limit.dueOn) ? undefined : addDays(limit.dueOn, 1);
}

const isLateRole = (curer: Curer): curer is LateRole => (lateRoles as readonly string[]).includes(curer);
