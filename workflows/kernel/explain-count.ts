import { addDays, addMonths, isWeekend, isWorkingDay, type WorkingCalendar } from './calendar.js';
import type { Citation } from './citation.js';
import type { Clock, Suspension } from './deadlines.js';
import type { IsoDate } from './iso-date.js';

/**
 * What became of a day: it is the day of the act, which is not counted (Civil Code Art. 147(2)); it is counted; it ends a full month; it makes up
 * for a suspended day after the months; or it is skipped as a weekend, as a day off, as suspended.
 */
export type CountedAs = 'start-day' | 'counted' | 'month' | 'made-up' | 'weekend' | 'day-off' | 'suspended';

/** One line of a count on paper (cách tính từng ngày). */
export interface CountedDay {
  readonly on: IsoDate;
  readonly as: CountedAs;
  /** The running number of what is counted: of days, of months, of days made up; absent where the day is skipped. */
  readonly number?: number;
  /** A Saturday that its year's notice makes a working day (ngày làm bù). */
  readonly workedSaturday: boolean;
  /** Nobody knows for certain yet whether the day is worked: its year has no notice (CAL-07). */
  readonly provisional: boolean;
  /** The notices of the year by which the day is off, or is a Saturday worked. */
  readonly citations: readonly Citation[];
}

/**
 * The count of a time limit as a person would do it on paper, oldest day first. Its last line is the last day of the limit; while a suspension
 * lasts it is the first suspended day after which nothing is counted. Of months, first the end of each, then the days that were suspended
 * until the last of them, then the days that make up for these.
 */
export function countOf(clock: Clock, calendar: WorkingCalendar): CountedDay[] {
  const lines = [line(clock.anchoredOn, 'start-day')];
  if (clock.unit === 'months') lines.push(...monthsOf(clock));
  else count(lines, clock, clock.budget + clock.extension, clock.unit === 'working-days' ? (on) => workedOrNot(on, calendar) : () => ({ as: 'counted' }));
  return lines;
}

type Look = (on: IsoDate) => Partial<CountedDay> & Pick<CountedDay, 'as'>;

const line = (on: IsoDate, as: CountedAs, more: Partial<CountedDay> = {}): CountedDay => ({ on, as, workedSaturday: false, provisional: false, citations: [], ...more });

/** Adds the days after the last line, until `amount` of them are counted or a suspension has no end. */
function count(lines: CountedDay[], { anchoredOn, suspensions }: Pick<Clock, 'anchoredOn' | 'suspensions'>, amount: number, look: Look): void {
  let number = 0;
  for (let on = addDays(anchoredOn, 1); number < amount; on = addDays(on, 1)) {
    const pause = suspensionOn(on, suspensions);
    const { as, ...more } = pause ? { as: 'suspended' as const } : look(on);
    if (as === 'counted' || as === 'made-up') number += 1;
    lines.push(line(on, as, as === 'counted' || as === 'made-up' ? { ...more, number } : more));
    if (pause && pause.to === undefined) return;
  }
}

function monthsOf({ anchoredOn, budget, extension, suspensions }: Clock): CountedDay[] {
  const months = budget + extension;
  const ends = Array.from({ length: months }, (_, index) => line(addMonths(anchoredOn, index + 1), 'month', { number: index + 1 }));
  const end = addMonths(anchoredOn, months);
  const lost: CountedDay[] = [];
  for (let on = addDays(anchoredOn, 1); on <= end; on = addDays(on, 1)) {
    const pause = suspensionOn(on, suspensions);
    if (!pause) continue;
    lost.push(line(on, 'suspended'));
    if (pause.to === undefined) return [...ends, ...lost];
  }
  const madeUp: CountedDay[] = [];
  count(madeUp, { anchoredOn: end, suspensions }, lost.length, () => ({ as: 'made-up' }));
  return [...ends, ...lost, ...madeUp];
}

const suspensionOn = (on: IsoDate, suspensions: readonly Suspension[]): Suspension | undefined =>
  suspensions.find(({ from, to }) => from <= on && (to === undefined || on <= to));

function workedOrNot(on: IsoDate, calendar: WorkingCalendar): Omit<CountedDay, 'on' | 'number'> {
  const notice = calendar.years.get(Number(on.slice(0, 4)));
  const isWorked = isWorkingDay(on, calendar);
  const workedSaturday = isWorked && isWeekend(on);
  const as = isWorked ? 'counted' : isWeekend(on) ? 'weekend' : 'day-off';
  const byNotice = notice && (workedSaturday || as === 'day-off') ? [notice.citation, ...(notice.furtherCitations ?? [])] : [];
  return { as, workedSaturday, provisional: notice === undefined, citations: byNotice };
}
