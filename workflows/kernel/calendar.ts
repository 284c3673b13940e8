import { Temporal } from 'temporal-polyfill';
import type { Citation } from './citation.js';
import type { IsoDate } from './iso-date.js';

/**
 * Dates here are plain legal days. No party text seen says how to count; the Civil Code 2015 is taken as the
 * default (CAL-06, unconfirmed): Art. 147(2) the first day is not counted, Art. 148(3) a count of months ends on
 * the same day number, and on the last day of a month that has no such day.
 */

/** The day `days` calendar days (ngày) after `date`, or before it when `days` is negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return written(Temporal.PlainDate.from(date).add({ days }));
}

/** The day a count of whole months (tháng) from `date` ends on: the same day number, else the month's end (CAL-06, Civil Code Art. 148(3)). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return written(Temporal.PlainDate.from(date).add({ months }));
}

/** Calendar days (ngày) from one day to another, the first not counted, the last counted; negative backwards. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/**
 * Full months (tháng tròn) that have ended from one day to another: the largest n with `addMonths(from, n)` not
 * after `to`, so negative when `to` comes first (CAL-06, Civil Code Art. 148(3)).
 */
export function completedMonths(from: IsoDate, to: IsoDate): number {
  const months = 12 * (yearOf(to) - yearOf(from)) + monthOf(to) - monthOf(from);
  return addMonths(from, months) > to ? months - 1 : months;
}

/**
 * Age (tuổi) in full years and months, counted by month as CAL-06 counts: a person born on 29/02/2008 completes
 * 18 years on 28/02/2026, the last day of a month without the 29th (Civil Code Art. 148(3)). Before birth, years are negative.
 */
export function ageOn(bornOn: IsoDate, on: IsoDate): { readonly years: number; readonly months: number } {
  const months = completedMonths(bornOn, on);
  const years = Math.floor(months / 12);
  return { years, months: months - 12 * years };
}

/** The later of two days (ngày muộn hơn). */
export function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

/** The earlier of two days (ngày sớm hơn). */
export function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

/** The days off of one year as its notice (thông báo nghỉ lễ, Tết) fixes them (CAL-04). */
export interface WorkingYear {
  readonly year: number;
  /** Mondays to Fridays off (ngày nghỉ), swapped ones included. */
  readonly daysOff: readonly IsoDate[];
  /** Saturdays worked in exchange for a day off (ngày làm bù). */
  readonly workedSaturdays: readonly IsoDate[];
  readonly citation: Citation;
  /** Later notices of the same year (thông báo bổ sung). */
  readonly furtherCitations?: readonly Citation[];
}

/** A day off that the law fixes by its date (ngày nghỉ lễ theo dương lịch): all that is certain of a year without a notice (CAL-07). */
export interface FixedDayOff {
  readonly name: string;
  readonly month: number;
  readonly day: number;
  readonly firstYear?: number;
  readonly citation: Citation;
}

/** Which days are working days (ngày làm việc); a year missing from `years` has no notice, and counts through it are provisional. */
export interface WorkingCalendar {
  readonly years: ReadonlyMap<number, WorkingYear>;
  fixedDaysOff(year: number): readonly IsoDate[];
  /** The working days of a year, in order; without a notice, all Mondays to Fridays but the fixed days off (CAL-07). */
  workingDays(year: number): readonly IsoDate[];
}

/** A calendar of the years that have a notice and of the days off fixed by date; contradictory data is a RangeError. */
export function workingCalendar(years: readonly WorkingYear[], fixed: readonly FixedDayOff[]): WorkingCalendar {
  const byYear = new Map<number, WorkingYear>();
  for (const year of years) {
    if (byYear.has(year.year)) throw new RangeError(`The year ${year.year} is given twice.`);
    checkYear(year);
    byYear.set(year.year, year);
  }
  const counted = new Map<number, readonly IsoDate[]>();
  const fixedDaysOff = (year: number): readonly IsoDate[] =>
    fixed
      .filter(({ firstYear }) => firstYear === undefined || firstYear <= year)
      .map(({ month, day }) => written(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })));
  return {
    years: byYear,
    fixedDaysOff,
    workingDays(year) {
      const known = counted.get(year);
      if (known !== undefined) return known;
      const notice = byYear.get(year);
      const days = weekdaysWorked(year, notice?.daysOff ?? fixedDaysOff(year), notice?.workedSaturdays ?? []);
      counted.set(year, days);
      return days;
    },
  };
}

/** Whether a day is a Saturday or a Sunday (ngày nghỉ hằng tuần). */
export const isWeekend = (on: IsoDate): boolean => Temporal.PlainDate.from(on).dayOfWeek >= saturday;

/** Whether a day is a Saturday (thứ Bảy), the only day that a notice can make a working day. */
export const isSaturday = (on: IsoDate): boolean => Temporal.PlainDate.from(on).dayOfWeek === saturday;

/** Whether a day is a working day (ngày làm việc); in a year missing from `calendar.years` only weekends and fixed days off are known. */
export function isWorkingDay(on: IsoDate, calendar: WorkingCalendar): boolean {
  const days = calendar.workingDays(yearOf(on));
  return days[countUpTo(days, on) - 1] === on;
}

/**
 * The last of `count` working days (ngày làm việc) after `start`: the start day is excluded, the last day included
 * (CAL-06). Provisional when a day passed on the way lies in a year without a notice (CAL-07).
 */
export function addWorkingDays(
  start: IsoDate,
  count: number,
  calendar: WorkingCalendar,
): { readonly on: IsoDate; readonly provisional: boolean } {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Working days are counted in whole numbers from 0, not ${count}.`);
  if (count === 0) return { on: start, provisional: false };
  let place = countUpTo(calendar.workingDays(yearOf(start)), start) + count;
  for (let year = yearOf(start); year <= lastYear; year += 1) {
    const days = calendar.workingDays(year);
    const on = days[place - 1];
    if (on !== undefined) return { on, provisional: passesYearWithoutNotice(start, on, calendar) };
    place -= days.length;
  }
  throw new RangeError(`${count} working days after ${start} lie beyond the year ${lastYear}.`);
}

/** How many working days (ngày làm việc) lie after `from` up to and including `to`; none when `to` is not after `from`. */
export function workingDaysAfter(
  from: IsoDate,
  to: IsoDate,
  calendar: WorkingCalendar,
): { readonly days: number; readonly provisional: boolean } {
  if (to <= from) return { days: 0, provisional: false };
  let days = countUpTo(calendar.workingDays(yearOf(to)), to) - countUpTo(calendar.workingDays(yearOf(from)), from);
  for (let year = yearOf(from); year < yearOf(to); year += 1) days += calendar.workingDays(year).length;
  return { days, provisional: passesYearWithoutNotice(from, to, calendar) };
}

const lastYear = 9999;
const saturday = 6;

function written(date: Temporal.PlainDate): IsoDate {
  if (date.year < 0 || date.year > lastYear) throw new RangeError(`${date.toString()} has no year of four digits.`);
  return date.toString() as IsoDate;
}

function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7));
}

function checkYear({ year, daysOff, workedSaturdays }: WorkingYear): void {
  for (const day of [...daysOff, ...workedSaturdays]) {
    if (yearOf(day) !== year) throw new RangeError(`${day} is not in the year ${year}.`);
  }
  for (const day of daysOff) {
    if (isWeekend(day)) throw new RangeError(`${day} is a weekend: only weekdays are days off.`);
  }
  for (const day of workedSaturdays) {
    if (!isSaturday(day)) throw new RangeError(`${day} is not a Saturday.`);
  }
}

function weekdaysWorked(year: number, daysOff: readonly IsoDate[], workedSaturdays: readonly IsoDate[]): readonly IsoDate[] {
  const off = new Set(daysOff);
  const worked = new Set(workedSaturdays);
  const days: IsoDate[] = [];
  for (let date = Temporal.PlainDate.from({ year, month: 1, day: 1 }); date.year === year; date = date.add({ days: 1 })) {
    const day = written(date);
    if (worked.has(day) || (date.dayOfWeek < saturday && !off.has(day))) days.push(day);
  }
  return days;
}

/** How many of the ordered days are not after `on`, by halving. */
function countUpTo(days: readonly IsoDate[], on: IsoDate): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const day = days[middle];
    if (day !== undefined && day <= on) low = middle + 1;
    else high = middle;
  }
  return low;
}

function passesYearWithoutNotice(from: IsoDate, to: IsoDate, calendar: WorkingCalendar): boolean {
  const first = from.endsWith('-12-31') ? yearOf(from) + 1 : yearOf(from);
  for (let year = first; year <= yearOf(to); year += 1) if (!calendar.years.has(year)) return true;
  return false;
}
