import fc from 'fast-check';
import { apportion, dealt } from '../../src/demo/apportion.js';
import { Province } from '../../src/demo/province-loader.js';
import { provincePlan } from '../../src/demo/province-plan.js';
import type { Act } from '../../src/demo/demo-road.js';

const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 });

describe('sharing out', () => {
  it('gives away everything, and nobody gets one more or less than the share', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), weights, (total, given) => {
        const shares = apportion(total, given);
        const sum = given.reduce((all, weight) => all + weight, 0);
        expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
        for (const [place, share] of shares.entries()) expect(Math.abs(share - (total * (given[place] ?? 0)) / sum)).toBeLessThan(1);
      }),
    );
  });

  it('deals exactly as many of each kind as are asked for, whatever fits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 8 }), fc.nat(), (counts, salt) => {
        const asked = Object.fromEntries(counts.map((count, place) => [`kind ${place}`, count]));
        const things = Array.from({ length: counts.reduce((all, count) => all + count, 0) }, (_, place) => place);
        const given = dealt(things, asked, (thing, kind) => (thing * 7 + kind.length + salt) % 5, `salt ${salt}`);
        expect(Object.keys(asked).map((kind) => [...given.values()].filter((one) => one === kind).length)).toEqual(counts);
      }),
    );
  });

  it('refuses a plan whose parts are not its whole', () => {
    expect(() => dealt([1, 2, 3], { one: 1, other: 1 }, () => 0, 'education')).toThrow('asks for 2 of education, and there are 3');
  });
});

describe('the large province', () => {
  const province = new Province(provincePlan);
  const roads = province.cases.map(({ road }) => road);
  const has = (acts: readonly Act<string>[], name: string, year: number) => acts.some(({ step, on }) => step === name && on.startsWith(`${year}-`));
  const countOf = (name: string, year: number) => roads.filter(({ acts }) => has(acts, name, year)).length;

  it('has the organs that were asked for, and as many members', () => {
    const counted = (level: string) => province.tree.organs.filter((organ) => organ.level === level).length;
    expect([counted('grassroots'), counted('grassroots-branch'), counted('branch')]).toEqual([189, 304, 2124]);
    expect(new Set(province.tree.organs.map(({ code }) => code)).size).toBe(province.tree.organs.length);
    expect(province.tree.rollOn('98', '2021-01-01').fullMembers).toBe(provincePlan.members);
    const { fullMembers } = province.tree.rollOn('98', '2026-11-20');
    expect([fullMembers > 32_000, fullMembers < 34_500]).toEqual([true, true]);
  });

  it('counts the same members after the districts were abolished as on the eve', () => {
    expect(province.tree.rollOn('98', '2025-07-01')).toEqual(province.tree.rollOn('98', '2025-06-30'));
  });

  it.each(provincePlan.years)('admits, refuses and lets go in $year as many as were asked for', ({ year, admissions, notAdmitted, withdrawn, stopped, openedByMistake, died, removed }) => {
    expect(countOf('hold-ceremony', year)).toBe(admissions.total);
    const decided = roads.filter(({ acts }) => acts.some(({ step, on, how }) => step === 'record-committee-decision' && how.vote === 'one-short' && on.startsWith(`${year}-`)));
    expect(decided).toHaveLength(notAdmitted);
    expect([countOf('withdraw-application', year), countOf('stop-case', year), countOf('record-removal-decision', year)]).toEqual([withdrawn, stopped + openedByMistake + died, removed]);
  });

  it('goes forward in time on every road, and nowhere beyond the last day', () => {
    const wrong = roads.filter(({ acts }) => acts.some(({ on }, place) => on > '2026-11-20' || on < (acts[place - 1]?.on ?? on)));
    expect(wrong.map(({ shows }) => shows)).toEqual([]);
    expect(new Set(roads.map(({ shows }) => shows)).size).toBe(roads.length);
  });

  it('moves nobody twice, and nobody away from where the case is to wait', () => {
    const letters = (acts: readonly Act<string>[]) => acts.filter(({ step }) => step === 'issue-transfer-letter').length;
    expect(roads.filter(({ acts }) => letters(acts) > 1)).toEqual([]);
    const waits = ['record-recognition-vote', 'record-removal-vote'];
    expect(roads.filter(({ acts }) => waits.includes(acts.at(-1)?.step ?? '') && letters(acts) > 0)).toEqual([]);
  });
});
