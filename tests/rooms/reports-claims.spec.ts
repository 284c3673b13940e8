import { measures } from '../../src/reports/breakdown.js';
import { claimsOf } from '../../src/reports/breakdown-claims.js';
import type { CountRow } from '../../src/reports/admissions.repository.js';
import { Counts } from '../../src/reports/counts.js';
import { disagreementsIn } from '../../src/reports/figures.js';
import { targetYears, yearBefore } from '../../src/reports/period.js';

const row = (part: string | null, partition: string, grp: string, n: number): CountRow => ({ period: 'now', part, measure: 'admitted', partition, grp, n });

/** Ten ceremonies, four women and six men, in two parts; everything else is not stated. */
function rows(): CountRow[] {
  const unstated = ['ethnicMinority', 'religious', 'youthUnion', 'education', 'occupation', 'sector'];
  const of = (part: string | null, women: number, men: number) => [
    row(part, 'all', 'all', women + men),
    row(part, 'gender', 'female', women),
    row(part, 'gender', 'male', men),
    row(part, 'age', '18-30', women + men),
    ...unstated.map((partition) => row(part, partition, 'not-stated', women + men)),
  ];
  return [...of(null, 4, 6), ...of('1.2', 3, 1), ...of('1.3', 1, 5)];
}
const check = (counted: CountRow[]) => disagreementsIn(claimsOf(measures, new Counts(counted), ['1.2', '1.3']).figures).map(({ about, printed, right }) => [about[0], printed, right]);

describe('a report of our own', () => {
  it('is checked before it is answered', () => {
    expect(check(rows())).toEqual([]);
  });

  it('does not pass when a group of the whole was lost', () => {
    expect(check(rows().filter(({ part, grp }) => part !== null || grp !== 'female'))).toEqual([
      ['now||admitted', '10', '6'],
      ['now||admitted|gender|female', '0', '4'],
    ]);
  });

  it('does not pass when a part counted somebody twice', () => {
    expect(check(rows().map((one) => (one.part === '1.2' && one.partition === 'all' ? { ...one, n: 5 } : one)))).toEqual([
      ['now||admitted', '10', '11'],
      ...Array.from({ length: 8 }, () => ['now|1.2|admitted', '5', '4']),
    ]);
  });
});

describe('the same period of the year before', () => {
  it.each([
    ['2026-01-01', '2026-11-22', '2025-01-01', '2025-11-22'],
    ['2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['2024-02-29', '2024-02-29', '2023-02-28', '2023-02-28'],
    ['2024-01-01', '2025-12-31', '2023-01-01', '2024-12-31'],
  ] as const)('of %s to %s is %s to %s', (from, to, first, last) => {
    expect(yearBefore({ from, to })).toEqual({ from: first, to: last });
  });

  it('has the target of its year, or of several whole years', () => {
    expect(targetYears({ from: '2026-03-01', to: '2026-05-31' })).toEqual([2026]);
    expect(targetYears({ from: '2024-01-01', to: '2026-12-31' })).toEqual([2024, 2025, 2026]);
    expect(targetYears({ from: '2024-02-01', to: '2026-12-31' })).toEqual([]);
  });
});
