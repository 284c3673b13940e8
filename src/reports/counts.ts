import type { CountRow } from './admissions.repository.js';
import type { Measure } from './breakdown.js';
import { hideSmallGroups, smallestShown } from './small-groups.js';

/** A number; null where it is not shown. */
export type Shown = number | null;
type Period = CountRow['period'];

/** What stands in the place of a part for the whole. */
export const whole = '';
const all = 'all';

/** Counts by period, part of the tree, measure, partition and group; what the database did not find is zero. */
export class Counts {
  private readonly counts = new Map<string, number>();
  private readonly hidden = new Set<string>();

  constructor(rows: readonly CountRow[]) {
    for (const { period, part, measure, partition, grp, n } of rows) this.counts.set(keyOf(period, part ?? whole, measure, partition, grp), n);
  }

  /** The number of a group, or of the whole measure; null when it is hidden. */
  shown(period: Period, part: string, measure: string, partition = all, group = all): Shown {
    const key = keyOf(period, part, measure, partition, group);
    return this.hidden.has(key) ? null : (this.counts.get(key) ?? 0);
  }

  /** Parts of the tree in which anything was counted. */
  parts(): string[] {
    return [...new Set([...this.counts.keys()].map((key) => key.split('|')[1] ?? whole))].filter((part) => part !== whole);
  }

  /** Hides small groups of a measure in the whole and in these parts together. */
  hideSmallGroups({ key: measure, partitions }: Measure, parts: readonly string[]): void {
    const rows = [whole, ...parts];
    for (const period of ['now', 'before'] as const) {
      const n = (part: string, partition = all, group = all) => this.counts.get(keyOf(period, part, measure, partition, group)) ?? 0;
      const { totals, cells } = hideSmallGroups({
        totals: rows.map((part) => n(part)),
        partitions: partitions.map(({ key, groups }) => rows.map((part) => groups.map((group) => n(part, key, group)))),
      });
      rows.forEach((part, row) => {
        if (totals[row]) this.hidden.add(keyOf(period, part, measure, all, all));
        partitions.forEach(({ key, groups }, place) =>
          groups.forEach((group, index) => cells[place]?.[row]?.[index] && this.hidden.add(keyOf(period, part, measure, key, group))),
        );
      });
    }
  }

  /** Hides numbers of organs where the number of people they stand beside is hidden, since they would tell how many at least. */
  hideBeside(measure: string, beside: string, groups: readonly string[], parts: readonly string[]): void {
    for (const period of ['now', 'before'] as const) {
      for (const part of [whole, ...parts]) {
        if (this.shown(period, part, beside) !== null) continue;
        for (const group of groups) this.hidden.add(keyOf(period, part, measure, measure, group));
      }
    }
  }
}

/** A count of people by itself, without anything it could be computed from. */
export const withoutSmall = (count: number, inFull: boolean): Shown => (inFull || count === 0 || count >= smallestShown ? count : null);

const keyOf = (...of: string[]): string => of.join('|');
