import fc from 'fast-check';
import { addDays, daysBetween, ladders, ladderWith, nextRung, rungDistance, rungsUpTo, type IsoDate, type Ladder, type Rung } from '../../../workflows/index.js';
import { dayBetween } from '../../support/slow-calendar.js';

const daysBefore = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 6 });
const overdue = fc.record({ everyDays: fc.integer({ min: 1, max: 40 }), secretaryFrom: fc.integer({ min: 1, max: 60 }), superiorFrom: fc.integer({ min: 1, max: 90 }) });
const anyLadder: fc.Arbitrary<Ladder> = fc.record({ before: daysBefore.map((days) => days.toSorted((a, b) => b - a)), overdue: fc.option(overdue, { nil: undefined }) });
const dueDay = dayBetween(2023, 2028);
/** From long before a limit to long after it. */
const offset = fc.integer({ min: -500, max: 500 });

const onAnyLadder = (holds: (ladder: Ladder, dueOn: IsoDate, day: IsoDate) => void): void => {
  fc.assert(fc.property(anyLadder, dueDay, offset, (ladder, dueOn, days) => holds(ladder, dueOn, addDays(dueOn, days))), { numRuns: 100 });
};

/** The rungs of a ladder as one would write them down: before, on the day, and so many days late. */
function writtenDown({ before, overdue }: Ladder, dueOn: IsoDate, last: IsoDate): string[] {
  const late = overdue ? Array.from({ length: Math.max(daysBetween(dueOn, last), 0) }, (_, place) => place + 1).filter((days) => (days - 1) % overdue.everyDays === 0) : [];
  return [...before.map((days) => `before-${days} ${addDays(dueOn, -days)}`), `on-the-day ${dueOn}`, ...late.map((days) => `overdue-${days} ${addDays(dueOn, days)}`)]
    .filter((rung) => rung.slice(-10) <= last);
}
const written = ({ key, on }: Rung): string => `${key} ${on}`;

describe('the ladder of reminders, whatever it is', () => {
  it('names each rung by its distance from the last day; what has none comes last', () => {
    onAnyLadder((ladder, dueOn, day) => {
      for (const { key, on } of rungsUpTo(ladder, dueOn, day)) expect(addDays(dueOn, rungDistance(key))).toBe(on);
    });
    expect(rungDistance('missed')).toBe(Infinity);
  });

  it('has had by a day the rungs that somebody would write down, in the order of their days, each once', () => {
    onAnyLadder((ladder, dueOn, day) => {
      const rungs = rungsUpTo(ladder, dueOn, day);
      expect(rungs.map(written)).toEqual(writtenDown(ladder, dueOn, day));
      expect(rungs.map(({ on }) => on)).toEqual(rungs.map(({ on }) => on).toSorted());
      expect(new Set(rungs.map(({ key }) => key)).size).toBe(rungs.length);
    });
  });
  it('goes on after a day with the first rung that has not come, and leaves none out', () => {
    onAnyLadder((ladder, dueOn, day) => {
      const walked = rungsUpTo(ladder, dueOn, day);
      for (let next = nextRung(ladder, dueOn, day); next && walked.length < 30 && daysBetween(dueOn, next.on) <= 500; next = nextRung(ladder, dueOn, next.on)) {
        expect(next.on > (walked.at(-1)?.on ?? day) && next.on > day).toBe(true);
        walked.push(next);
      }
      const last = walked.at(-1)?.on ?? day;
      expect(walked).toEqual(rungsUpTo(ladder, dueOn, last > day ? last : day));
    });
  });
  it('never ends where somebody can be late, and ends on the last day where nobody can', () => {
    onAnyLadder((ladder, dueOn, day) => {
      const next = nextRung(ladder, dueOn, day);
      if (ladder.overdue) expect(daysBetween(day > dueOn ? day : dueOn, next!.on) <= ladder.overdue.everyDays || next!.on <= dueOn).toBe(true);
      else expect(next === undefined).toBe(day >= dueOn);
    });
  });
  it('loses no rung to an organ that adds some, and none is doubled', () => {
    fc.assert(
      fc.property(anyLadder, daysBefore, dueDay, offset, (ladder, added, dueOn, days) => {
        const day = addDays(dueOn, days);
        const rungs = rungsUpTo(ladderWith(ladder, [...added, ...added]), dueOn, day);
        const climbed = new Set(rungs.map(written));
        expect(rungsUpTo(ladder, dueOn, day).map(written).filter((rung) => !climbed.has(rung))).toEqual([]);
        expect(rungs.map(written)).toEqual(writtenDown({ ...ladder, before: [...new Set([...ladder.before, ...added])].toSorted((a, b) => b - a) }, dueOn, day));
        expect(ladderWith(ladder, [])).toEqual(ladder);
      }),
      { numRuns: 100 },
    );
  });
  it('reaches the secretary and the office above from the days that it says, and somebody always', () => {
    onAnyLadder((ladder, dueOn, day) => {
      const { secretaryFrom, superiorFrom } = ladder.overdue ?? { secretaryFrom: Infinity, superiorFrom: Infinity };
      const rungs = rungsUpTo(ladder, dueOn, day);
      expect(rungs.map(({ audience }) => audience)).toEqual(
        rungs.map(({ on }) => daysBetween(dueOn, on)).map((late) => [late > 0 && late >= secretaryFrom ? 'secretary' : 'officers', ...(late > 0 && late >= superiorFrom ? ['superior-office'] : [])]),
      );
    });
  });
});

describe('the ladders of the program', () => {
  it('give of a legal limit three warnings, the day itself, and then one each week, from the second on to the office above', () => {
    expect(rungsUpTo(ladders.legal, '2026-03-31', '2026-04-10').map(({ key, on, audience }) => `${key} ${on} ${audience.join(' ')}`)).toEqual([
      'before-30 2026-03-01 officers', 'before-10 2026-03-21 officers', 'before-3 2026-03-28 officers', 'on-the-day 2026-03-31 officers',
      'overdue-1 2026-04-01 secretary', 'overdue-8 2026-04-08 secretary superior-office',
    ]);
  });
  it('call nobody late with what only reminds', () => {
    expect(nextRung(ladders.reminder, '2026-03-31', '2026-03-31')).toBeUndefined();
    expect(rungsUpTo(ladders.reminder, '2026-03-31', '2027-03-31')).toHaveLength(4);
  });
  it('are in order and without a warning on the day itself, which has a rung of its own', () => {
    for (const { before } of Object.values(ladders)) expect(before).toEqual([...new Set(before)].filter((days) => days > 0).toSorted((a, b) => b - a));
  });
});
