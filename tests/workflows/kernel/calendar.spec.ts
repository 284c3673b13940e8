import fc from 'fast-check';
import {
  addDays, addMonths, addWorkingDays, ageOn, completedMonths, daysBetween, earlier, isSaturday, isWeekend, isWorkingDay, later, workingCalendar,
  workingDaysAfter, type WorkingYear,
} from '../../../workflows/kernel/calendar.js';
import { anyDay, citation, countWorkingDays, dayBetween, fixed, monthsEnded, notices, read, walkDays, walkMonths, walkWorkingDays, weekday } from '../../support/slow-calendar.js';

describe('calendar days', () => {
  it('agree with a walk from day to day', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 3000 }), (from, days) => {
        const to = walkDays(from, days);
        expect(addDays(from, days)).toBe(to);
        expect(addDays(to, -days)).toBe(from);
        expect(daysBetween(from, to)).toBe(days);
        expect(daysBetween(to, from)).toBe(0 - days);
      }),
      { numRuns: 60 },
    );
  });

  it('know Saturdays, and weekends, as the days of the week are computed', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        expect([isSaturday(on), isWeekend(on)]).toEqual([weekday(read(on)) === 6, [0, 6].includes(weekday(read(on)))]);
      }),
    );
  });

  it('count 366 days of 2024 and 365 of 2025, the first not counted, the last counted', () => {
    expect(daysBetween('2023-12-31', '2024-12-31')).toBe(366);
    expect(daysBetween('2024-12-31', '2025-12-31')).toBe(365);
  });

  it('leave a year that cannot be written with four digits as an error', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });

  it('refuse a day that does not exist', () => {
    expect(() => addDays('2024-02-30', 1)).toThrow(RangeError);
    expect(() => addMonths('2023-02-29', 1)).toThrow(RangeError);
  });

  it('tell which of two days is later and which earlier', () => {
    expect(later('2024-09-15', '2024-10-01')).toBe('2024-10-01');
    expect(earlier('2024-09-15', '2024-10-01')).toBe('2024-09-15');
    expect(later('2024-09-15', '2024-09-15')).toBe('2024-09-15');
  });
});

describe('months', () => {
  it('end a probation of 12 months begun on 29 February 2024 on 28 February 2025', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  });

  it.each([
    ['2024-09-15', 12, '2025-09-15'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-02-28', 12, '2026-02-28'],
    ['2023-02-28', 12, '2024-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2020-01-15', 60, '2025-01-15'],
    ['2025-03-31', -1, '2025-02-28'],
  ] as const)('from %s, %i of them end on %s', (from, months, on) => {
    expect(addMonths(from, months)).toBe(on);
  });

  it('agree with a walk from day to day', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 150 }), (from, months) => {
        expect(addMonths(from, months)).toBe(walkMonths(from, months));
      }),
      { numRuns: 60 },
    );
  });

  it('are complete on the day their count ends and not on the day before', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 1200 }), (from, months) => {
        const end = addMonths(from, months);
        expect(completedMonths(from, end)).toBe(months);
        if (months > 0) expect(completedMonths(from, addDays(end, -1))).toBe(months - 1);
      }),
    );
  });

  it('completed agree with a walk from day to day', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 6000 }), (from, days) => {
        const to = walkDays(from, days);
        expect(completedMonths(from, to)).toBe(monthsEnded(from, to));
      }),
      { numRuns: 60 },
    );
  });

  it('completed between two days in the wrong order are negative', () => {
    expect(completedMonths('2024-03-31', '2024-03-30')).toBe(-1);
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        const months = completedMonths(from, to);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });
});

describe('age', () => {
  it.each([
    ['2006-05-17', '2024-05-16', 17, 11],
    ['2006-05-17', '2024-05-17', 18, 0],
    ['2006-05-17', '2024-06-16', 18, 0],
    ['2006-05-17', '2024-06-17', 18, 1],
    ['1964-05-17', '2024-05-17', 60, 0],
    ['2006-05-31', '2024-06-30', 18, 1],
    ['2024-05-17', '2024-05-17', 0, 0],
    ['2024-05-17', '2024-05-16', -1, 11],
  ] as const)('of a person born on %s is, on %s, %i years and %i months', (bornOn, on, years, months) => {
    expect(ageOn(bornOn, on)).toEqual({ years, months });
  });

  it('of a person born on 29 February 2008 is 18 full years on 28 February 2026 and not the day before', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toEqual({ years: 18, months: 0 });
    expect(ageOn('2008-02-29', '2026-02-27')).toEqual({ years: 17, months: 11 });
  });

  it('is made of the completed months', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (bornOn, on) => {
        const { years, months } = ageOn(bornOn, on);
        expect(12 * years + months).toBe(completedMonths(bornOn, on));
        expect(months >= 0 && months <= 11).toBe(true);
      }),
    );
  });
});

describe('working days', () => {
  const year2024: WorkingYear = { year: 2024, daysOff: ['2024-01-01', '2024-04-29'], workedSaturdays: ['2024-05-04'], citation };
  const calendar = workingCalendar([year2024], fixed);

  it('leave out the start day and take in the last day', () => {
    expect(addWorkingDays('2024-03-04', 1, calendar)).toEqual({ on: '2024-03-05', provisional: false });
    expect(workingDaysAfter('2024-03-04', '2024-03-05', calendar)).toEqual({ days: 1, provisional: false });
  });

  it('start on a weekend as on any other day', () => {
    expect(addWorkingDays('2024-03-09', 1, calendar).on).toBe('2024-03-11');
    expect(addWorkingDays('2024-03-10', 1, calendar).on).toBe('2024-03-11');
  });

  it('stay on the start day, working or not, when none are counted', () => {
    expect(addWorkingDays('2024-03-09', 0, calendar)).toEqual({ on: '2024-03-09', provisional: false });
  });

  it('skip a weekday off and count the Saturday worked for it', () => {
    expect(addWorkingDays('2024-04-26', 1, calendar).on).toBe('2024-04-30');
    expect(addWorkingDays('2024-05-03', 1, calendar).on).toBe('2024-05-04');
    expect(isWorkingDay('2024-04-29', calendar)).toBe(false);
    expect(isWorkingDay('2024-05-04', calendar)).toBe(true);
    expect(isWorkingDay('2024-05-11', calendar)).toBe(false);
  });

  it('are none when the second day is not after the first', () => {
    expect(workingDaysAfter('2024-03-05', '2024-03-05', calendar)).toEqual({ days: 0, provisional: false });
    expect(workingDaysAfter('2024-03-05', '2024-03-04', calendar)).toEqual({ days: 0, provisional: false });
    expect(workingDaysAfter('2025-03-05', '2025-03-05', calendar)).toEqual({ days: 0, provisional: false });
  });

  it('are certain up to the last day of a year with a notice, and provisional one day further', () => {
    expect(addWorkingDays('2024-12-30', 1, calendar)).toEqual({ on: '2024-12-31', provisional: false });
    expect(addWorkingDays('2024-12-30', 2, calendar)).toEqual({ on: '2025-01-02', provisional: true });
    expect(workingDaysAfter('2024-12-30', '2025-01-01', calendar)).toEqual({ days: 1, provisional: true });
  });

  it('are certain from the last day of a year without a notice, which is not counted, and provisional from the day before', () => {
    expect(addWorkingDays('2023-12-31', 1, calendar)).toEqual({ on: '2024-01-02', provisional: false });
    expect(addWorkingDays('2023-12-30', 1, calendar)).toEqual({ on: '2024-01-02', provisional: true });
  });

  it('are provisional when a year without a notice lies between two that have one', () => {
    const gap = workingCalendar([year2024, { year: 2026, daysOff: [], workedSaturdays: [], citation }], fixed);
    expect(workingDaysAfter('2024-12-01', '2026-02-01', gap).provisional).toBe(true);
    expect(addWorkingDays('2024-12-01', 300, gap).provisional).toBe(true);
  });

  it('of a year without a notice leave out weekends and the days fixed by law only', () => {
    expect(calendar.fixedDaysOff(2025)).toEqual(['2025-01-01', '2025-09-02']);
    expect(calendar.fixedDaysOff(2026)).toEqual(['2026-01-01', '2026-09-02', '2026-11-24']);
    expect(calendar.workingDays(2025)).toHaveLength(261 - 2);
    expect(calendar.workingDays(2026)).toHaveLength(261 - 3);
    expect(calendar.years.has(2025)).toBe(false);
  });

  it('of a year with a notice take nothing from the days fixed by law', () => {
    expect(isWorkingDay('2024-09-02', calendar)).toBe(true);
  });

  it('agree with a walk from day to day, whatever the notices', () => {
    fc.assert(
      fc.property(notices, dayBetween(2022, 2028), fc.nat({ max: 600 }), (years, from, count) => {
        expect(addWorkingDays(from, count, workingCalendar(years, fixed))).toEqual(walkWorkingDays(from, count, years, fixed));
      }),
      { numRuns: 60 },
    );
  });

  it('between two days agree with a walk from day to day, whatever the notices', () => {
    fc.assert(
      fc.property(notices, dayBetween(2022, 2028), dayBetween(2022, 2028), (years, from, to) => {
        expect(workingDaysAfter(from, to, workingCalendar(years, fixed))).toEqual(countWorkingDays(from, to, years, fixed));
      }),
      { numRuns: 60 },
    );
  });

  it('counted to a day are counted back the same, and that day is a working day', () => {
    fc.assert(
      fc.property(notices, dayBetween(2022, 2028), fc.integer({ min: 1, max: 400 }), (years, from, count) => {
        const all = workingCalendar(years, fixed);
        const { on, provisional } = addWorkingDays(from, count, all);
        expect(workingDaysAfter(from, on, all)).toEqual({ days: count, provisional });
        expect(isWorkingDay(on, all)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same on a calendar asked before and on a fresh one', () => {
    const used = workingCalendar([year2024], fixed);
    addWorkingDays('2022-01-01', 1000, used);
    expect(used.workingDays(2024)).toEqual(workingCalendar([year2024], fixed).workingDays(2024));
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('are not counted %p times', (count) => {
    expect(() => addWorkingDays('2024-03-04', count, calendar)).toThrow(RangeError);
  });
});

describe('a working calendar', () => {
  const empty = { daysOff: [], workedSaturdays: [], citation };

  it('refuses a year given twice', () => {
    expect(() => workingCalendar([{ year: 2024, ...empty }, { year: 2024, ...empty }], fixed)).toThrow('2024 is given twice');
  });

  it('refuses a day of another year', () => {
    expect(() => workingCalendar([{ year: 2024, ...empty, daysOff: ['2025-01-01'] }], fixed)).toThrow('not in the year 2024');
  });

  it('refuses a day off that is a weekend anyway', () => {
    expect(() => workingCalendar([{ year: 2024, ...empty, daysOff: ['2024-03-09'] }], fixed)).toThrow('weekend');
  });

  it('refuses a worked Saturday that is another day', () => {
    expect(() => workingCalendar([{ year: 2024, ...empty, workedSaturdays: ['2024-03-10'] }], fixed)).toThrow('not a Saturday');
  });
});
