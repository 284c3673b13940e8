import fc from 'fast-check';
import { addDays, daysBetween, neverExpires, workingCalendar, workingDaysAfter, type IsoDate, type Suspension } from '../../../workflows/index.js';
import { lastDay, type Clock } from '../../../workflows/kernel/deadlines.js';
import { citation, dayBetween, fixed, notices } from '../../support/slow-calendar.js';
import { clocks, left, slowLastDay } from '../../support/slow-count.js';

const runs = { numRuns: 100 };
const ofAnyCount = (holds: (clock: Clock, years: Parameters<typeof workingCalendar>[0], calendar: ReturnType<typeof workingCalendar>) => void): void => {
  fc.assert(fc.property(clocks, notices, (clock, years) => holds(clock, years, workingCalendar(years, fixed))), runs);
};

describe('a time limit, over random calendars, extensions and suspensions', () => {
  it('ends where a walk from day to day ends, and is provisional exactly when the walk counted in a year without a notice', () => {
    ofAnyCount((clock, years, calendar) => {
      expect(lastDay(clock, calendar)).toEqual(slowLastDay(clock, years));
    });
  });

  it('has as many days left when a suspension ends as when it began', () => {
    ofAnyCount((clock, years, calendar) => {
      clock.suspensions.forEach(({ from, to }, place) => {
        const before = { ...clock, suspensions: clock.suspensions.slice(0, place) };
        const after = { ...clock, suspensions: clock.suspensions.slice(0, place + 1) };
        const eve = [addDays(from, -1), clock.anchoredOn, ...before.suspensions.map((one) => one.to ?? from)].toSorted().at(-1)!;
        const was = lastDay(before, calendar).on;
        if (to === undefined || was === neverExpires || eve >= was) return;
        const till = to > eve ? to : eve;
        expect(left(till, lastDay(after, calendar).on, clock, years)).toBe(left(eve, was, clock, years));
      });
    });
  });

  it('never ends earlier with more time, and by an extension as with so much more from the beginning', () => {
    ofAnyCount((clock, _years, calendar) => {
      const more = lastDay({ ...clock, budget: clock.budget + 1 }, calendar).on;
      const usual = lastDay(clock, calendar).on;
      expect(more === neverExpires || more > usual).toBe(true);
      expect(lastDay({ ...clock, extension: clock.extension + 1 }, calendar).on).toBe(more);
      expect(lastDay({ ...clock, extension: 0, budget: clock.budget + clock.extension }, calendar).on).toBe(usual);
    });
  });

  it('never ends earlier by a suspension, or by a longer one', () => {
    ofAnyCount((clock, _years, calendar) => {
      const on = lastDay(clock, calendar).on;
      expect(on >= lastDay({ ...clock, suspensions: [] }, calendar).on).toBe(true);
      const longer = clock.suspensions.map((one, place) => (place === clock.suspensions.length - 1 && one.to ? { ...one, to: addDays(one.to, 9) } : one));
      expect(lastDay({ ...clock, suspensions: longer }, calendar).on >= on).toBe(true);
    });
  });

  it('of working days ends on a working day, also when it stood still', () => {
    ofAnyCount((clock, _years, calendar) => {
      const { on } = lastDay(clock, calendar);
      if (clock.unit !== 'working-days' || on === neverExpires) return;
      expect(workingDaysAfter(addDays(on, -1), on, calendar).days).toBe(1);
    });
  });

  it('of days is later by exactly the days it stood still', () => {
    fc.assert(
      fc.property(dayBetween(2022, 2028), fc.integer({ min: 2, max: 90 }), fc.nat(), fc.nat({ max: 90 }), (anchoredOn, budget, begins, days) => {
        const from = addDays(anchoredOn, 1 + (begins % budget));
        const clock: Clock = { anchoredOn, budget, extension: 0, unit: 'days', suspensions: [{ from, to: addDays(from, days) }] };
        expect(daysBetween(anchoredOn, lastDay(clock, workingCalendar([], fixed)).on)).toBe(budget + days + 1);
      }),
      runs,
    );
  });
});

describe('a time limit of ten working days from Monday 1 July 2024', () => {
  const calendar = workingCalendar([{ year: 2024, daysOff: ['2024-07-04'], workedSaturdays: ['2024-07-06'], citation }], fixed);
  const clock: Clock = { anchoredOn: '2024-07-01', budget: 10, extension: 0, unit: 'working-days', suspensions: [] };
  const ending = (...suspensions: Suspension[]): IsoDate => lastDay({ ...clock, suspensions }, calendar).on;

  it('ends on Monday the 15th, a Thursday off for a Saturday worked', () => {
    expect(ending()).toBe('2024-07-15');
  });
  it.each<[string, Suspension, IsoDate]>([
    ['over before it began', { from: '2024-06-03', to: '2024-06-28' }, '2024-07-15'],
    ['ended on the day it is counted from', { from: '2024-06-03', to: '2024-07-01' }, '2024-07-15'],
    ['begun before it and ended within', { from: '2024-06-03', to: '2024-07-03' }, '2024-07-17'],
    ['begun on the day it is counted from', { from: '2024-07-01', to: '2024-07-02' }, '2024-07-16'],
    ['of a weekend', { from: '2024-07-13', to: '2024-07-14' }, '2024-07-15'],
    ['of a Saturday that is worked', { from: '2024-07-06', to: '2024-07-07' }, '2024-07-16'],
    ['of a day off', { from: '2024-07-04', to: '2024-07-04' }, '2024-07-15'],
    ['begun on its last day', { from: '2024-07-15', to: '2024-07-16' }, '2024-07-17'],
    ['begun on the last day and over on a weekend', { from: '2024-07-15', to: '2024-07-20' }, '2024-07-22'],
    ['begun after its last day', { from: '2024-07-16', to: '2024-08-16' }, '2024-07-15'],
    ['begun after its last day and not over', { from: '2024-07-16' }, '2024-07-15'],
    ['not over', { from: '2024-07-15' }, neverExpires],
    ['not over since before it began', { from: '2024-06-03' }, neverExpires],
  ])('with a suspension %s', (_which, suspension, on) => {
    expect(ending(suspension)).toBe(on);
  });
  it('counts days once that lie in two suspensions, and those that touch as one', () => {
    expect(ending({ from: '2024-07-08', to: '2024-07-09' }, { from: '2024-07-09', to: '2024-07-10' })).toBe('2024-07-18');
    expect(ending({ from: '2024-07-08', to: '2024-07-09' }, { from: '2024-07-10', to: '2024-07-10' })).toBe('2024-07-18');
  });
  it('is moved by a second suspension that only the first one brings it to', () => {
    expect(ending({ from: '2024-07-10', to: '2024-07-12' }, { from: '2024-07-17', to: '2024-07-17' })).toBe('2024-07-19');
  });
  it('is certain where only suspended days lie in a year without a notice', () => {
    const around = workingCalendar([{ year: 2024, daysOff: [], workedSaturdays: [], citation }, { year: 2026, daysOff: [], workedSaturdays: [], citation }], fixed);
    expect(lastDay({ ...clock, suspensions: [{ from: '2024-07-10', to: '2025-12-31' }] }, around)).toEqual({ on: '2026-01-06', provisional: false });
    expect(lastDay({ ...clock, suspensions: [{ from: '2024-07-10', to: '2025-12-30' }] }, around)).toMatchObject({ provisional: true });
  });
});

describe('a time limit of months', () => {
  const calendar = workingCalendar([], fixed);
  const ending = (anchoredOn: IsoDate, budget: number, ...suspensions: Suspension[]) => lastDay({ anchoredOn, budget, extension: 0, unit: 'months', suspensions }, calendar);

  it('ends at the end of a month that has no such day, also when it stood still for no day of it', () => {
    expect(ending('2024-01-31', 1)).toEqual({ on: '2024-02-29', provisional: false });
    expect(ending('2024-01-31', 1, { from: '2024-03-01' })).toEqual({ on: '2024-02-29', provisional: false });
  });
  it('is moved by the days it stood still, and by none before or after it', () => {
    expect(ending('2024-01-31', 1, { from: '2024-02-10', to: '2024-02-12' }).on).toBe('2024-03-03');
    expect(ending('2024-01-31', 1, { from: '2024-01-01', to: '2024-02-02' }).on).toBe('2024-03-02');
    expect(ending('2024-01-31', 1, { from: '2024-02-29', to: '2024-03-29' }).on).toBe('2024-03-30');
  });
  it('is never provisional, whatever the year', () => {
    expect(ending('2040-05-05', 24, { from: '2041-01-01', to: '2041-06-30' }).provisional).toBe(false);
  });
});
