import fc from 'fast-check';
import { disagreementsIn, Figures, percentOf } from '../../src/reports/figures.js';

const check = (stated: unknown) => disagreementsIn(Figures.parse(stated));
const figures = (values: Record<string, number>) => Object.entries(values).map(([key, value]) => ({ key, value }));

describe('figures that people print', () => {
  it('4,923 members are not 3,904 full and 119 probationary ones', () => {
    const found = check({ figures: figures({ members: 4923, full: 3904, probationary: 119 }), sums: [{ total: 'members', parts: ['full', 'probationary'] }] });
    expect(found).toEqual([{ kind: 'sum', about: ['members', 'full', 'probationary'], printed: '4923', right: '4023' }]);
  });

  it('880 of 1,004 are not 83.64 per cent, and 53 are not 5.27', () => {
    const found = check({
      figures: figures({ admitted: 1004, university: 880, master: 53 }),
      shares: [{ part: 'university', whole: 'admitted', percent: '83,64' }, { part: 'master', whole: 'admitted', percent: '5.27' }],
    });
    expect(found.map(({ printed, right }) => [printed, right])).toEqual([['83,64', '87.65'], ['5.27', '5.28']]);
  });

  it('a plan of 3,000 for five years does not go with 1,200 a year or more', () => {
    const found = check({ figures: figures({ plan: 3000, annual: 1200 }), plans: [{ plan: 'plan', annual: 'annual', years: 5, atLeast: true }] });
    expect(found).toEqual([{ kind: 'plan', about: ['plan', 'annual'], printed: '3000', right: '6000' }]);
  });

  it('sums and differences that are right are left alone', () => {
    const found = check({
      figures: figures({ admitted: 4013, plan: 3000, organs: 493, committees: 189, branches: 304, joint: 62, two: 58, three: 3, four: 1, small: 1, eight: 8 }),
      sums: [{ total: 'organs', parts: ['committees', 'branches'] }, { total: 'joint', parts: ['two', 'three', 'four'] }],
      differences: [{ now: 'admitted', before: 'plan', difference: 1013 }],
      // Exactly half may be rounded either way.
      shares: [{ part: 'small', whole: 'eight', percent: '12' }, { part: 'small', whole: 'eight', percent: '13' }, { part: 'small', whole: 'eight', percent: '12,5' }, { part: 'small', whole: 'eight', percent: '12.50' }],
    });
    expect(found).toEqual([]);
  });

  it('a share of nothing and a wrong difference are found', () => {
    const found = check({ figures: figures({ none: 0, now: 7, before: 9 }), shares: [{ part: 'none', whole: 'none', percent: '0' }], differences: [{ now: 'now', before: 'before', difference: 2 }] });
    expect(found.map(({ kind, right }) => [kind, right])).toEqual([['difference', '-2'], ['share-of-nothing', '']].reverse());
  });

  it.each([
    [{ figures: figures({ a: 1 }), sums: [{ total: 'a', parts: ['b'] }] }, ['sums', 0, 'parts', 0]],
    [{ figures: [...figures({ a: 1 }), ...figures({ a: 2 })] }, ['figures', 1, 'key']],
    [{ figures: figures({ a: 1 }), shares: [{ part: 'a', whole: 'a', percent: '1e2' }] }, ['shares', 0, 'percent']],
    [{ figures: figures({ a: 1 }), plans: [{ plan: 'a', annual: 'x', years: 1 }] }, ['plans', 0, 'annual']],
  ])('a claim about a figure that is not there is named: %j', (stated, path) => {
    expect(Figures.safeParse(stated).error?.issues.map((issue) => issue.path)).toEqual([path]);
  });
});

describe('the check of figures', () => {
  const parts = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 8 });

  it('agrees with every sum that is one, and finds every sum that is off, with the right one', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: -50, max: 50 }), (counts, off) => {
        const sum = counts.reduce((all, count) => all + count, 0);
        fc.pre(sum + off >= 0);
        const found = check({
          figures: [{ key: 'total', value: sum + off }, ...counts.map((value, place) => ({ key: `p${place}`, value }))],
          sums: [{ total: 'total', parts: counts.map((_, place) => `p${place}`) }],
        });
        expect(found.map(({ right }) => right)).toEqual(off === 0 ? [] : [String(sum)]);
      }),
    );
  });

  it('agrees with a share exactly when no number of that precision is nearer', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), fc.nat(4), fc.integer({ min: -3, max: 3 }), (part, whole, decimals, off) => {
        const right = percentOf(part, whole, decimals)!;
        const unit = 10n ** BigInt(decimals);
        const stated = BigInt(right.replace('.', '')) + BigInt(off);
        fc.pre(stated >= 0n);
        const printed = decimals === 0 ? String(stated) : `${stated / unit},${String(stated % unit).padStart(decimals, '0')}`;
        // Twice the distance between what is printed and what is true, in parts of a unit: more than one unit is too far.
        const twice = 2n * (stated * BigInt(whole) - BigInt(part) * 100n * unit);
        const near = (twice < 0n ? -twice : twice) <= BigInt(whole);
        expect(check({ figures: figures({ part, whole }), shares: [{ part: 'part', whole: 'whole', percent: printed }] }).length === 0).toBe(near);
      }),
      { numRuns: 1000 },
    );
  });
});
