import { addDays, addWorkingDays, isWorkingDay, workingDaysAfter } from '../../../workflows/kernel/calendar.js';
import type { IsoDate } from '../../../workflows/kernel/iso-date.js';
import { findDocument } from '../../../workflows/regulations/documents.js';
import { fixedDaysOff, vietnamCalendar, workingYears } from '../../../workflows/regulations/public-holidays.js';

describe('the working days of Viet Nam', () => {
  it.each([
    [60, '2024-02-01', '2024-05-07'],
    [30, '2024-04-01', '2024-05-16'],
    [30, '2025-01-10', '2025-02-28'],
    [30, '2025-04-01', '2025-05-16'],
    [30, '2025-12-15', '2026-01-27'],
    [60, '2026-01-20', '2026-04-21'],
    [30, '2026-07-26', '2026-09-08'],
    [30, '2026-10-15', '2026-11-27'],
    [60, '2026-11-02', '2027-01-27'],
    [30, '2027-01-20', '2027-03-10'],
  ] as const)('count %i working days from %s to %s', (count, from, to) => {
    expect(addWorkingDays(from, count, vietnamCalendar)).toEqual({ on: to, provisional: false });
    expect(workingDaysAfter(from, to, vietnamCalendar)).toEqual({ days: count, provisional: false });
  });

  it.each([[2024, 251], [2025, 250], [2026, 249], [2027, 249]])('of %i are %i', (year, count) => {
    expect(vietnamCalendar.workingDays(year)).toHaveLength(count);
    expect(vietnamCalendar.years.has(year)).toBe(true);
  });

  it('of 2024 count Saturday 4 May for Monday 29 April', () => {
    expect(isWorkingDay('2024-05-04', vietnamCalendar)).toBe(true);
    expect(isWorkingDay('2024-04-29', vietnamCalendar)).toBe(false);
  });

  it('of 2025 count Saturday 26 April for Friday 2 May', () => {
    expect(isWorkingDay('2025-04-26', vietnamCalendar)).toBe(true);
    expect(isWorkingDay('2025-05-02', vietnamCalendar)).toBe(false);
  });

  it('of 2026 count Saturday 10 January for Friday 2 January and Saturday 22 August for Monday 31 August', () => {
    expect((['2026-01-10', '2026-08-22'] as const).map((day) => isWorkingDay(day, vietnamCalendar))).toEqual([true, true]);
    expect((['2026-01-02', '2026-08-31'] as const).map((day) => isWorkingDay(day, vietnamCalendar))).toEqual([false, false]);
  });

  it('leave out Culture Day, 24 November, from 2026 and not before', () => {
    expect(isWorkingDay('2025-11-24', vietnamCalendar)).toBe(true);
    expect(isWorkingDay('2026-11-24', vietnamCalendar)).toBe(false);
    expect(vietnamCalendar.fixedDaysOff(2025)).not.toContain('2025-11-24');
    expect(vietnamCalendar.fixedDaysOff(2028)).toContain('2028-11-24');
  });

  it('keep Monday 23 November 2026 a working day and Saturday 28 November 2026 free, since that swap was not adopted', () => {
    expect(isWorkingDay('2026-11-23', vietnamCalendar)).toBe(true);
    expect(isWorkingDay('2026-11-28', vietnamCalendar)).toBe(false);
  });

  it('make up Saturday 1 May 2027 on Monday 3 May', () => {
    expect(isWorkingDay('2027-05-03', vietnamCalendar)).toBe(false);
  });

  it('give 2027 six breaks, 22 days with the weekends that adjoin them', () => {
    const runs: IsoDate[][] = [[]];
    for (let day: IsoDate = '2027-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
      if (isWorkingDay(day, vietnamCalendar)) runs.push([]);
      else runs.at(-1)?.push(day);
    }
    const off = workingYears.find(({ year }) => year === 2027)?.daysOff ?? [];
    const breaks = runs.filter((run) => run.some((day) => off.includes(day)));
    expect(breaks.map((run) => run.length)).toEqual([3, 7, 3, 4, 4, 1]);
    expect(breaks.flat()).toHaveLength(22);
  });

  it('of 2028, a year without a notice, are provisional', () => {
    expect(addWorkingDays('2027-12-01', 22, vietnamCalendar)).toEqual({ on: '2027-12-31', provisional: false });
    expect(addWorkingDays('2027-12-01', 23, vietnamCalendar)).toEqual({ on: '2028-01-03', provisional: true });
    expect(vietnamCalendar.years.has(2028)).toBe(false);
  });

  it('before 2024, without a notice here, are provisional', () => {
    expect(addWorkingDays('2023-12-01', 30, vietnamCalendar).provisional).toBe(true);
  });

  it('are given oldest year first, without a gap between the years', () => {
    expect(workingYears.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027]);
  });

  it('leave out, in every year with a notice, each day that the law fixes, when it is a weekday', () => {
    for (const { year } of workingYears) {
      expect(vietnamCalendar.fixedDaysOff(year).filter((day) => isWorkingDay(day, vietnamCalendar))).toEqual([]);
    }
  });

  it('cite documents that the registry holds', () => {
    const citations = [
      ...workingYears.flatMap((year) => [year.citation, ...(year.furtherCitations ?? [])]),
      ...fixedDaysOff.map((day) => day.citation),
    ];
    expect(citations.filter(({ document }) => findDocument(document) === undefined)).toEqual([]);
    expect(citations.filter(({ clause }) => clause === '')).toEqual([]);
  });
});
