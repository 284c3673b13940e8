import fc from 'fast-check';
import { addDays, neverExpires, type IsoDate, type Suspension, type WorkingYear } from '../../workflows/index.js';
import type { Clock } from '../../workflows/kernel/deadlines.js';
import { dayBetween, fixed, next, read, walkDays, walkMonths, worked, write } from './slow-calendar.js';

/* Time limits as somebody would count them with a wall calendar, one day after the other. */

const covers = (on: IsoDate) => ({ from, to = neverExpires }: Suspension): boolean => from <= on && on <= to;
const hasNotice = (on: IsoDate, years: readonly WorkingYear[]): boolean => years.some(({ year }) => year === read(on).year);

/** Whether a day is one that the limit counts, apart from its suspensions. */
export const countable = (on: IsoDate, { unit }: Pick<Clock, 'unit'>, years: readonly WorkingYear[]): boolean => unit !== 'working-days' || worked(read(on), years, fixed);

/** How many days a limit has to be counted for. */
export function daysToCount({ unit, anchoredOn, budget, extension }: Clock): number {
  if (unit !== 'months') return budget + extension;
  const end = walkMonths(anchoredOn, budget + extension);
  let days = 0;
  for (let on = anchoredOn; on < end; on = walkDays(on, 1)) days += 1;
  return days;
}

/** Walks to the last day. */
export function slowLastDay(clock: Clock, years: readonly WorkingYear[]): { on: IsoDate; provisional: boolean } {
  let at = read(clock.anchoredOn);
  let provisional = false;
  for (let left = daysToCount(clock); left > 0; ) {
    at = next(at);
    const on = write(at);
    const pauses = clock.suspensions.filter(covers(on));
    if (pauses.some(({ to }) => to === undefined)) return { on: neverExpires, provisional };
    if (pauses.length > 0) continue;
    if (clock.unit === 'working-days' && !hasNotice(on, years)) provisional = true;
    if (countable(on, clock, years)) left -= 1;
  }
  return { on: write(at), provisional };
}

/** How many days are still to be counted when a day is over; `to` is the last one. */
export function left(over: IsoDate, to: IsoDate, clock: Clock, years: readonly WorkingYear[]): number {
  let days = 0;
  for (let at = next(read(over)); write(at) <= to; at = next(at)) if (countable(write(at), clock, years)) days += 1;
  return days;
}

/** Up to three suspensions: begun before the anchor too, ended on it, of a single day, one on the heels of another, after the last day, without an end. */
const suspensionsFrom = (anchoredOn: IsoDate): fc.Arbitrary<Suspension[]> =>
  fc
    .tuple(fc.array(fc.record({ gap: fc.nat({ max: 60 }), days: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 420 })) }), { maxLength: 3 }), fc.nat({ max: 3 }))
    .map(([pauses, open]) => {
      let at = addDays(anchoredOn, -40);
      return pauses.map(({ gap, days }, place) => {
        const from = walkDays(at, gap);
        at = walkDays(from, days);
        return open === 0 && place === pauses.length - 1 ? { from } : { from, to: at };
      });
    });

/** Any time limit that could run while the calendars of `notices` have years with and without one. */
export const clocks: fc.Arbitrary<Clock> = dayBetween(2022, 2028).chain((anchoredOn) =>
  fc.record({
    anchoredOn: fc.constant(anchoredOn),
    unit: fc.constantFrom('working-days', 'months', 'days'),
    budget: fc.integer({ min: 1, max: 90 }),
    extension: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })),
    suspensions: suspensionsFrom(anchoredOn),
  }),
).map((clock) => (clock.unit === 'months' ? { ...clock, budget: 1 + (clock.budget % 24), extension: clock.extension % 3 } : clock));
