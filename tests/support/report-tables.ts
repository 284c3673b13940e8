/** A line of a report as it is answered. */
export interface Line {
  key: string;
  kind: string;
  n: number | null;
  percent: number | null;
  before: number | null;
  change: number | null;
  changePercent: number | null;
  hidden: boolean;
}
export interface Table {
  key: string;
  lines: Line[];
}
export interface Report {
  inFull: boolean;
  agrees: boolean;
  target?: { value: number; reached: number | null; percent: number | null } | null;
  tables: Table[];
  parts?: { organ: { id: string }; tables: Table[] }[];
}

export const linesOf = (tables: readonly Table[], key: string): Line[] => tables.find((table) => table.key === key)?.lines ?? [];

/** The numbers of a report, by partition and group, without zeros, in the form of the oracle. */
export function numbersIn(tables: readonly Table[], column: 'n' | 'before'): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {};
  for (const { key, lines } of tables) {
    for (const line of lines) {
      const isOrgans = line.key === 'grassroots' || line.key === 'grassroots-branch';
      if ((line.kind === 'total' && key !== 'totals') || line.kind === 'subtotal' || isOrgans || !line[column]) continue;
      (found[key === 'totals' ? 'all' : key] ??= {})[line.key] = line[column];
    }
  }
  return found;
}
