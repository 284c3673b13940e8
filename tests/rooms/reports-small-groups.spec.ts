import fc from 'fast-check';
import { hideSmallGroups, smallestShown, type CountTable, type Hidden } from '../../src/reports/small-groups.js';

/** Counts with their hidden places, as equations over one list of unknowns; written apart from the product, by brute force. */
interface Unknown {
  readonly name: string;
  readonly count: number;
  readonly hidden: boolean;
}
type Equation = readonly { readonly name: string; readonly sign: 1 | -1 }[];

function systemOf({ totals, partitions }: CountTable, hidden: Hidden): { unknowns: Unknown[]; equations: Equation[] } {
  const cells = partitions.flatMap((rows, p) => rows.flatMap((row, r) => row.map((count, g): Unknown => ({ name: `${p}.${r}.${g}`, count, hidden: hidden.cells[p]![r]![g]! }))));
  const sums = totals.map((count, r): Unknown => ({ name: `${r}`, count, hidden: hidden.totals[r]! }));
  const parts = totals.slice(1).map((_, place) => place + 1);
  const ofRows = partitions.flatMap((rows, p) => rows.map((row, r): Equation => [{ name: `${r}`, sign: -1 }, ...row.map((_, g) => ({ name: `${p}.${r}.${g}`, sign: 1 as const }))]));
  const ofGroups = partitions.flatMap((rows, p) => rows[0]!.map((_, g): Equation => [{ name: `${p}.0.${g}`, sign: -1 }, ...parts.map((r) => ({ name: `${p}.${r}.${g}`, sign: 1 as const }))]));
  const ofWhole: Equation = [{ name: '0', sign: -1 }, ...parts.map((r) => ({ name: `${r}`, sign: 1 as const }))];
  return { unknowns: [...sums, ...cells], equations: [...ofRows, ...(parts.length > 0 ? [...ofGroups, ofWhole] : [])] };
}

/** Whether the hidden counts can be filled in with `name` at another value than it has; every other solution counts, however far. */
function canDiffer(name: string, { unknowns, equations }: ReturnType<typeof systemOf>, least: (one: Unknown) => number, most: number): boolean {
  const open = unknowns.filter(({ hidden }) => hidden);
  const order = [...open.filter((one) => one.name === name), ...open.filter((one) => one.name !== name)];
  const left = equations.map((equation) => -equation.reduce((sum, { name: term, sign }) => sum + sign * (unknowns.find((one) => one.name === term && !one.hidden)?.count ?? 0), 0));
  const terms = equations.map((equation) => equation.filter((term) => open.some((one) => one.name === term.name)));
  const from = new Map(order.map((one, place) => [one.name, place]));
  const fits = (place: number, rest: readonly number[]): boolean =>
    terms.every((equation, index) => {
      const coming = equation.filter((term) => from.get(term.name)! >= place);
      const [low, high] = [coming.reduce((sum, { sign, name: term }) => sum + (sign > 0 ? least(order[from.get(term)!]!) : -most), 0), coming.reduce((sum, { sign, name: term }) => sum + (sign > 0 ? most : -least(order[from.get(term)!]!)), 0)];
      return rest[index]! >= low && rest[index]! <= high;
    });
  const search = (place: number, rest: readonly number[]): boolean => {
    const unknown = order[place];
    if (!unknown) return rest.every((sum) => sum === 0);
    for (let value = least(unknown); value <= most; value += 1) {
      if (place === 0 && value === unknown.count) continue;
      const after = rest.map((sum, index) => sum - value * (terms[index]!.find((term) => term.name === unknown.name)?.sign ?? 0));
      if (fits(place + 1, after) && search(place + 1, after)) return true;
    }
    return false;
  };
  return search(0, left);
}

const small = (count: number) => count > 0 && count < smallestShown;
const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const column = (rows: readonly (readonly number[])[], group: number) => sumOf(rows.map((row) => row[group] ?? 0));

/** A whole with no part or two to three, split by one or two partitions. */
const table: fc.Arbitrary<CountTable> = fc
  .record({ parts: fc.integer({ min: 1, max: 3 }), groups: fc.integer({ min: 2, max: 3 }), alone: fc.boolean(), seed: fc.infiniteStream(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 }))) })
  .map(({ parts, groups, alone, seed }) => {
    const rows = Array.from({ length: parts }, () => Array.from({ length: groups }, () => seed.next().value!));
    const whole = rows[0]!.map((_, group) => column(rows, group));
    const totals = rows.map(sumOf);
    return alone || parts === 1 ? { totals: [sumOf(totals)], partitions: [[whole]] } : { totals: [sumOf(totals), ...totals], partitions: [[whole, ...rows]] };
  });

describe('small groups', () => {
  it('are shown nowhere, and nothing is hidden where there are none', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const hidden = hideSmallGroups(counts);
        const all = systemOf(counts, hidden).unknowns;
        for (const { count, hidden: isHidden } of all) expect([count, small(count) && !isHidden]).toEqual([count, false]);
        if (!all.some(({ count }) => small(count))) expect(all.filter((one) => one.hidden)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('cannot be computed from what is shown, by whatever sums, not even by somebody who knows that no hidden count is zero', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const system = systemOf(counts, hideSmallGroups(counts));
        const most = Math.max(12, counts.totals[0]! + 2);
        const hidden = hideSmallGroups(counts);
        // A row, or a partition, that is hidden to the last cell may hold zeros; elsewhere zeros are shown.
        const mayHoldZeros = ({ name }: Unknown) => {
          const [p = '', r] = name.split('.');
          return r !== undefined && (hidden.totals[Number(r)] || hidden.cells[Number(p)]!.every((row) => row.every(Boolean)));
        };
        const least = (one: Unknown) => (mayHoldZeros(one) ? 0 : 1);
        for (const { name, count } of system.unknowns.filter((one) => small(one.count))) expect([name, count, canDiffer(name, system, least, most)]).toEqual([name, count, true]);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  it('of several partitions of the same people cannot be computed from all of them together', () => {
    const two = fc.tuple(table, table).filter(([one, other]) => one.totals.length === other.totals.length);
    // The second partition is bent until its rows have the totals of the first.
    const bent = two.map(([one, other]): CountTable => {
      const rows = other.partitions[0]!.slice(one.totals.length > 1 ? 1 : 0);
      const totals = one.totals.length > 1 ? one.totals.slice(1) : one.totals;
      const fitted = rows.map((row, place) => row.map((_, group) => (group === 0 ? totals[place]! : 0)).map((count, group) => (group === 0 ? count - Math.min(count, row[1]!) : group === 1 ? Math.min(totals[place]!, row[1]!) : count)));
      const whole = fitted[0]!.map((_, group) => column(fitted, group));
      return { totals: one.totals, partitions: [...one.partitions, one.totals.length > 1 ? [whole, ...fitted] : fitted] };
    });
    fc.assert(
      fc.property(bent, (counts) => {
        const system = systemOf(counts, hideSmallGroups(counts));
        for (const { name, count } of system.unknowns.filter((one) => small(one.count))) expect([name, count, canDiffer(name, system, () => 0, counts.totals[0]! + 2)]).toEqual([name, count, true]);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it.each([
    ['a group of two takes the smallest other with it', [2, 30, 9], [true, false, true]],
    ['two small groups hide each other', [2, 3, 30], [true, true, false]],
    ['zero is shown', [0, 7, 8], [false, false, false]],
    ['groups of one, of which the sum tells everything, are all hidden', [1, 1, 1, 1, 1, 0], [true, true, true, true, true, true]],
  ])('%s', (_what, counts, expected) => {
    expect(hideSmallGroups({ totals: [sumOf(counts)], partitions: [[counts]] }).cells[0]![0]).toEqual(expected);
  });

  it('are hidden with the whole when the whole is small', () => {
    expect(hideSmallGroups({ totals: [3, 3, 0], partitions: [[[1, 2], [1, 2], [0, 0]]] })).toEqual({ totals: [true, true, true], cells: [[[true, true], [true, true], [true, true]]] });
  });

  it('of a province are found in a moment', () => {
    const rows = Array.from({ length: 120 }, (_, row) => Array.from({ length: 10 }, (__, group) => (row * 7 + group * 13) % 17));
    const whole = rows[0]!.map((_, group) => column(rows, group));
    const totals = rows.map(sumOf);
    // Time of the processor, since other specs run beside this one.
    const before = process.cpuUsage();
    hideSmallGroups({ totals: [sumOf(totals), ...totals], partitions: Array.from({ length: 7 }, () => [whole, ...rows]) });
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  });
});
