import type { DeciderLevel, IsoDate } from '../../workflows/index.js';
import type { ProblemParams } from '../platform/http/problem.js';
import type { OrganRow, RollCounts } from './organ-record.js';

/** What stands against one row of a table: the number of the row as spreadsheets count, and the column. Never its value. */
export interface RowFault {
  readonly row: number;
  readonly column: string;
  /** Sentence in the locales: `problems:fields.<code>`. */
  readonly code: string;
  readonly params?: ProblemParams | undefined;
}

/** A row with its number in the table it comes from. */
export interface NumberedRow {
  readonly row: number;
  readonly organ: OrganRow;
}

/** An organ on file, as it was on its first day. */
export interface OrganOnFile {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentCode: string | null;
  readonly admits: DeciderLevel | null;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  /** The level of today. */
  readonly levelNow: string;
  readonly roll: RollCounts | null;
}

/** What is on file that a table is compared with. */
export interface ImportGround {
  readonly onFile: ReadonlyMap<string, OrganOnFile>;
  /** Rank of every level. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** What a table would do: rows to enter, organs above first; how many are on file already; and everything that stands against it. */
export interface ImportPlan {
  readonly toEnter: readonly NumberedRow[];
  readonly unchanged: number;
  readonly faults: readonly RowFault[];
}

/** Compares a table with what is on file. Rows may stand in any order, and an organ may stand under one of the same table. */
export function planImport(rows: readonly NumberedRow[], ground: ImportGround): ImportPlan {
  const byCode = new Map<string, NumberedRow>();
  const faults: RowFault[] = [];
  for (const one of rows) {
    const first = byCode.get(one.organ.code);
    if (first) faults.push({ row: one.row, column: 'code', code: 'code-twice', params: { row: first.row } });
    else byCode.set(one.organ.code, one);
  }
  const all = [...byCode.values()];
  const known = all.filter(({ organ }) => ground.onFile.has(organ.code));
  const fresh = all.filter(({ organ }) => !ground.onFile.has(organ.code));
  for (const one of known) faults.push(...differences(one, ground));
  for (const one of fresh) faults.push(...placeFaults(one, byCode, ground));
  return { toEnter: aboveFirst(fresh, byCode), unchanged: known.length, faults: faults.sort((a, b) => a.row - b.row) };
}

/** An organ that is on file already must say the same as on its first day. */
function differences({ row, organ }: NumberedRow, { onFile }: ImportGround): RowFault[] {
  const before = onFile.get(organ.code);
  if (!before) return [];
  const differs = {
    name: organ.name !== before.name,
    level: organ.level !== before.level,
    parent_code: (organ.parentCode ?? null) !== before.parentCode,
    admits: (organ.admits ?? null) !== before.admits,
    valid_from: organ.validFrom !== before.validFrom,
    full_members: organ.roll !== undefined && !sameCounts(organ.roll, before.roll),
  };
  return Object.entries(differs).flatMap(([column, yes]) => (yes ? [{ row, column, code: 'differs-from-file' }] : []));
}

function sameCounts(one: RollCounts, other: RollCounts | null): boolean {
  if (!other) return false;
  return (['fullMembers', 'exempt', 'temporarilyAway', 'committeeMembers', 'standingMembers'] as const).every((count) => one[count] === other[count]);
}

/** Level, parent and days of an organ that is to be entered. */
function placeFaults({ row, organ }: NumberedRow, byCode: ReadonlyMap<string, NumberedRow>, { onFile, ranks }: ImportGround): RowFault[] {
  const rank = ranks.get(organ.level);
  if (rank === undefined) return [{ row, column: 'level', code: 'not-one-of', params: { allowed: [...ranks.keys()].join(', ') } }];
  if (organ.parentCode === undefined) return [];
  const fault = (column: string, code: string): RowFault[] => [{ row, column, code }];
  if (isAboveItself(organ, byCode)) return fault('parent_code', 'parent-below-itself');
  const before = onFile.get(organ.parentCode);
  const parent = before ?? byCode.get(organ.parentCode)?.organ;
  if (!parent) return fault('parent_code', 'unknown-parent');
  if (before && before.validTo !== null) return fault('parent_code', 'parent-dissolved');
  if (parent.validFrom > organ.validFrom) return fault('valid_from', 'earlier-than-parent');
  const above = ranks.get(before?.levelNow ?? parent.level);
  return above !== undefined && above >= rank ? fault('level', 'level-does-not-fit') : [];
}

/** Whether the organs above lead back to where they began. Organs on file lead to none of the table. */
function isAboveItself(organ: OrganRow, byCode: ReadonlyMap<string, NumberedRow>): boolean {
  const passed = new Set([organ.code]);
  for (let above = organ.parentCode; above !== undefined; above = byCode.get(above)?.organ.parentCode) {
    if (passed.has(above)) return true;
    passed.add(above);
  }
  return false;
}

function aboveFirst(fresh: readonly NumberedRow[], byCode: ReadonlyMap<string, NumberedRow>): NumberedRow[] {
  const depths = new Map<string, number>();
  const depth = (code: string | undefined, passed: number): number => {
    const row = code === undefined ? undefined : byCode.get(code);
    if (!row || passed > byCode.size) return 0;
    const found = depths.get(row.organ.code) ?? 1 + depth(row.organ.parentCode, passed + 1);
    depths.set(row.organ.code, found);
    return found;
  };
  return [...fresh].sort((a, b) => depth(a.organ.code, 0) - depth(b.organ.code, 0));
}
