import fc from 'fast-check';
import { addDays, countOf, neverExpires, vietnamCalendar, workingCalendar, type CountedDay } from '../../../workflows/index.js';
import { lastDay, type Clock } from '../../../workflows/kernel/deadlines.js';
import { fixed, notices, read, weekday } from '../../support/slow-calendar.js';
import { clocks, countable, daysToCount } from '../../support/slow-count.js';

const ofAnyCount = (holds: (clock: Clock, lines: readonly CountedDay[], years: Parameters<typeof workingCalendar>[0]) => void): void => {
  fc.assert(fc.property(clocks, notices, (clock, years) => holds(clock, countOf(clock, workingCalendar(years, fixed)), years)), { numRuns: 60 });
};
const numbered = (lines: readonly CountedDay[], as: CountedDay['as']) => lines.filter((line) => line.as === as).map(({ number }) => number);
const upTo = (last: number) => Array.from({ length: last }, (_, place) => place + 1);
const suspendedOn = (on: string, { suspensions }: Clock): boolean => suspensions.some(({ from, to = neverExpires }) => from <= on && on <= to);

describe('a count on paper, over random calendars, extensions and suspensions', () => {
  it('begins with the day that is not counted and ends on the last day of the limit, or where it was stopped', () => {
    ofAnyCount((clock, lines, years) => {
      const due = lastDay(clock, workingCalendar(years, fixed));
      const last = lines.at(-1);
      expect(lines[0]).toMatchObject({ on: clock.anchoredOn, as: 'start-day' });
      if (due.on === neverExpires) expect([last?.as, clock.suspensions.some(({ from, to }) => to === undefined && from <= last!.on)]).toEqual(['suspended', true]);
      else expect([last?.on, last?.as === 'suspended' || last?.as === 'weekend' || last?.as === 'day-off']).toEqual([due.on, false]);
    });
  });
  it('is provisional exactly where the limit is', () => {
    ofAnyCount((clock, lines, years) => {
      expect(lines.some(({ provisional }) => provisional)).toBe(lastDay(clock, workingCalendar(years, fixed)).provisional);
    });
  });
  it('of days leaves no day out, numbers each that counts without a gap, and says of each other one why it does not', () => {
    ofAnyCount((clock, lines, years) => {
      if (clock.unit === 'months') return;
      const told = lines.slice(1).map(({ on, as, workedSaturday }) => ({ on, as, workedSaturday }));
      expect(told).toEqual(
        told.map((_line, place) => {
          const on = addDays(clock.anchoredOn, place + 1);
          const day = weekday(read(on));
          const why = day === 0 || day === 6 ? 'weekend' : 'day-off';
          const as = suspendedOn(on, clock) ? 'suspended' : countable(on, clock, years) ? 'counted' : why;
          return { on, as, workedSaturday: as === 'counted' && clock.unit === 'working-days' && day === 6 };
        }),
      );
      const numbers = numbered(lines, 'counted');
      expect(numbers).toEqual(upTo(numbers.length));
      if (lastDay(clock, workingCalendar(years, fixed)).on !== neverExpires) expect(numbers).toHaveLength(daysToCount(clock));
    });
  });
  it('of months gives the end of each month, and makes up for each suspended day until the last of them', () => {
    ofAnyCount((clock, lines, years) => {
      if (clock.unit !== 'months') return;
      expect(numbered(lines, 'month')).toEqual(upTo(clock.budget + clock.extension));
      if (lastDay(clock, workingCalendar(years, fixed)).on === neverExpires) return;
      const end = lines.findLast(({ as }) => as === 'month')!.on;
      expect(numbered(lines, 'made-up')).toEqual(upTo(lines.filter(({ as, on }) => as === 'suspended' && on <= end).length));
    });
  });
});

describe('a count on paper', () => {
  it('cites the notices of the year for a day off and for a Saturday worked, and nothing for a weekend', () => {
    const lines = countOf({ anchoredOn: '2026-08-19', budget: 10, extension: 0, unit: 'working-days', suspensions: [{ from: '2026-08-25', to: '2026-08-25' }] }, vietnamCalendar);
    const { citation, furtherCitations = [] } = vietnamCalendar.years.get(2026)!;
    const told = (on: string) => lines.find((line) => line.on === on);
    expect(lines.map(({ on, as, number }) => `${on.slice(5)} ${as}${number === undefined ? '' : ` ${number}`}`)).toEqual([
      '08-19 start-day', '08-20 counted 1', '08-21 counted 2', '08-22 counted 3', '08-23 weekend', '08-24 counted 4', '08-25 suspended', '08-26 counted 5',
      '08-27 counted 6', '08-28 counted 7', '08-29 weekend', '08-30 weekend', '08-31 day-off', '09-01 day-off', '09-02 day-off', '09-03 counted 8', '09-04 counted 9',
      '09-05 weekend', '09-06 weekend', '09-07 counted 10',
    ]);
    expect(told('2026-08-22')).toMatchObject({ workedSaturday: true, provisional: false, citations: [citation, ...furtherCitations] });
    expect(told('2026-08-31')).toMatchObject({ workedSaturday: false, citations: [citation, ...furtherCitations] });
    expect(told('2026-08-30')).toMatchObject({ citations: [] });
  });
  it('marks every day of a year without a notice, where a Saturday could still be worked and a weekday be off', () => {
    const lines = countOf({ anchoredOn: '2027-12-30', budget: 2, extension: 0, unit: 'working-days', suspensions: [] }, vietnamCalendar);
    expect(lines.map(({ on, as, provisional }) => `${on} ${as}${provisional ? ' ?' : ''}`)).toEqual([
      '2027-12-30 start-day', '2027-12-31 counted', '2028-01-01 weekend ?', '2028-01-02 weekend ?', '2028-01-03 counted ?',
    ]);
  });
  it('of months ends with the last suspended line while a suspension lasts', () => {
    const lines = countOf({ anchoredOn: '2024-01-31', budget: 2, extension: 0, unit: 'months', suspensions: [{ from: '2024-03-30' }] }, vietnamCalendar);
    expect(lines.map(({ on, as }) => `${on} ${as}`)).toEqual(['2024-01-31 start-day', '2024-02-29 month', '2024-03-31 month', '2024-03-30 suspended']);
  });
});
