import fc from 'fast-check';
import type { Citation } from '../../workflows/kernel/citation.js';
import type { FixedDayOff, WorkingYear } from '../../workflows/kernel/calendar.js';
import type { IsoDate } from '../../workflows/kernel/iso-date.js';

/* A slow oracle with Gregorian arithmetic of its own: it only ever takes one step from a day to the next. */

export interface Day { year: number; month: number; day: number }

export const read = (date: string): Day => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
};
export const write = ({ year, month, day }: Day): IsoDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate;

const lengthOf = ({ year, month }: Day): number => {
  if (month === 2) return year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

export function next({ year, month, day }: Day): Day {
  if (day < lengthOf({ year, month, day })) return { year, month, day: day + 1 };
  return month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
}

/** Sakamoto: 0 is Sunday. */
export function weekday({ year, month, day }: Day): number {
  const offset = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const y = month < 3 ? year - 1 : year;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + offset + day) % 7;
}

const sameDayNumber = (start: Day, at: Day): boolean => at.day === Math.min(start.day, lengthOf(at));

export function walkDays(from: IsoDate, days: number): IsoDate {
  let at = read(from);
  for (let i = 0; i < days; i += 1) at = next(at);
  return write(at);
}

export function walkMonths(from: IsoDate, months: number): IsoDate {
  const start = read(from);
  let at = start;
  for (let ended = 0; ended < months; ) {
    at = next(at);
    if (sameDayNumber(start, at)) ended += 1;
  }
  return write(at);
}

export function monthsEnded(from: IsoDate, to: IsoDate): number {
  const start = read(from);
  let ended = 0;
  for (let at = start; write(at) < to; ) {
    at = next(at);
    if (sameDayNumber(start, at)) ended += 1;
  }
  return ended;
}

export function worked(at: Day, years: readonly WorkingYear[], fixed: readonly FixedDayOff[]): boolean {
  const date = write(at);
  const notice = years.find((year) => year.year === at.year);
  const weekend = [0, 6].includes(weekday(at));
  if (notice !== undefined) return notice.workedSaturdays.includes(date) || (!weekend && !notice.daysOff.includes(date));
  return !weekend && !fixed.some((each) => each.month === at.month && each.day === at.day && at.year >= (each.firstYear ?? 0));
}

export function walkWorkingDays(from: IsoDate, count: number, years: readonly WorkingYear[], fixed: readonly FixedDayOff[]) {
  let at = read(from);
  let provisional = false;
  for (let left = count; left > 0; ) {
    at = next(at);
    if (!years.some(({ year }) => year === at.year)) provisional = true;
    if (worked(at, years, fixed)) left -= 1;
  }
  return { on: write(at), provisional };
}

export function countWorkingDays(from: IsoDate, to: IsoDate, years: readonly WorkingYear[], fixed: readonly FixedDayOff[]) {
  let at = read(from);
  let days = 0;
  let provisional = false;
  while (write(at) < to) {
    at = next(at);
    if (!years.some(({ year }) => year === at.year)) provisional = true;
    if (worked(at, years, fixed)) days += 1;
  }
  return { days, provisional };
}

/* What the properties run on. */

export const dayBetween = (first: number, last: number): fc.Arbitrary<IsoDate> =>
  fc
    .record({ year: fc.integer({ min: first, max: last }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
    .map((at) => write({ ...at, day: Math.min(at.day, lengthOf(at)) }));
export const anyDay = dayBetween(1900, 2199);

export const citation: Citation = { document: 'a notice', clause: '1', confidence: 'text' };

const noticeOf = (year: number): fc.Arbitrary<WorkingYear> => {
  const days: Day[] = [];
  for (let at: Day = { year, month: 1, day: 1 }; at.year === year; at = next(at)) days.push(at);
  const weekdays = days.filter((at) => weekday(at) >= 1 && weekday(at) <= 5).map(write);
  const saturdays = days.filter((at) => weekday(at) === 6).map(write);
  return fc.record({
    year: fc.constant(year),
    daysOff: fc.subarray(weekdays, { maxLength: 40 }),
    workedSaturdays: fc.subarray(saturdays, { maxLength: 8 }),
    citation: fc.constant(citation),
  });
};
export const notices: fc.Arbitrary<WorkingYear[]> = fc
  .subarray([2023, 2024, 2025, 2026, 2027])
  .chain((years) => fc.tuple(...years.map(noticeOf)));

export const fixed: readonly FixedDayOff[] = [
  { name: 'Tết Dương lịch', month: 1, day: 1, citation },
  { name: 'Quốc khánh', month: 9, day: 2, citation },
  { name: 'Ngày Văn hóa Việt Nam', month: 11, day: 24, firstYear: 2026, citation },
];
