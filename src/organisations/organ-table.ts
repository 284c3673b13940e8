import { parse, type CsvError } from 'csv-parse/sync';
import { fieldErrorsOf } from '../platform/http/field-errors.js';
import type { Language } from '../platform/language/language.js';
import { languageCodes } from '../platform/language/locale-files.js';
import type { NumberedRow, RowFault } from './organ-import.js';
import { OrganRow } from './organ-record.js';

/** The columns of a table of organs, as programs name them; people may write the names of the locales. */
const columns = ['code', 'name', 'level', 'parent_code', 'admits', 'valid_from', 'full_members', 'exempt', 'temporarily_away', 'committee_members', 'standing_members'] as const;
type Column = (typeof columns)[number];
const needed: readonly Column[] = ['code', 'name', 'level', 'valid_from'];
const counts: readonly Column[] = ['full_members', 'exempt', 'temporarily_away', 'committee_members', 'standing_members'];
const mostRows = 50_000;

/** The rows of a table that can be read, and what stands against the others. */
export interface ReadTable {
  readonly rows: readonly NumberedRow[];
  readonly faults: readonly RowFault[];
}

/**
 * Reads a table of organs as spreadsheets save it: parted by commas, semicolons or tabs, with or without the mark of UTF-8, its columns in any
 * order and named in Vietnamese, in English or as programs do. Days may be written 2025-07-01 or 1/7/2025.
 */
export function readOrganTable(text: string, language: Language): ReadTable {
  const records = recordsOf(text);
  if (!Array.isArray(records)) return { rows: [], faults: [records] };
  const [header = [], ...body] = records;
  const words = wordsOf(language);
  const named = header.map((cell) => words.columns.get(plain(cell)));
  const faults = headerFaults(header, named);
  if (body.length > mostRows) faults.push({ row: mostRows, column: 'code', code: 'too-many', params: { maximum: mostRows } });
  if (faults.length > 0) return { rows: [], faults };
  const read = body.flatMap((cells, index) => (cells.every((cell) => cell.trim() === '') ? [] : [readRow(cells, index + 2, named, words)]));
  return { rows: read.flatMap(({ organ, row }) => (organ ? [{ row, organ }] : [])), faults: read.flatMap((one) => one.faults) };
}

function recordsOf(text: string): string[][] | RowFault {
  const first = text.slice(0, (text.search(/[\r\n]/) + 1 || text.length + 1) - 1);
  const signs = [';', ',', '\t'].map((sign) => ({ sign, times: first.split(sign).length }));
  const delimiter = signs.reduce((most, one) => (one.times > most.times ? one : most)).sign;
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true });
  } catch (error) {
    const { records = 0 } = error as CsvError & { records?: number };
    return { row: records + 1, column: 'code', code: 'broken-row' };
  }
}

interface Words {
  readonly columns: ReadonlyMap<string, Column>;
  readonly levels: ReadonlyMap<string, string>;
  readonly admits: ReadonlyMap<string, string>;
}

/** What may be written in a header or a cell, in every language, by what it means. */
function wordsOf(language: Language): Words {
  const inEveryLanguage = (group: string): [string, string][] =>
    languageCodes.flatMap((code) => language.keys(code).flatMap((key): [string, string][] => (key.startsWith(`organs:${group}.`) ? [[plain(language.t(code, key)), key.slice(group.length + 8)]] : [])));
  const codes = (list: readonly string[]): [string, string][] => list.map((code) => [plain(code), code]);
  const labels = inEveryLanguage('columns') as [string, Column][];
  const levels = inEveryLanguage('kinds');
  const admits = inEveryLanguage('levels').filter(([, code]) => code !== 'none');
  return {
    columns: new Map([...labels, ...(codes(columns) as [string, Column][])]),
    levels: new Map([...levels, ...codes(levels.map(([, code]) => code))]),
    admits: new Map([...admits, ...codes(admits.map(([, code]) => code))]),
  };
}

/** The text without diacritics, in small letters, with single spaces, so that no way of typing makes another word of it. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/[\s_]+/g, ' ').trim();

function headerFaults(header: readonly string[], named: readonly (Column | undefined)[]): RowFault[] {
  const unknown = header.flatMap((cell, place): RowFault[] => (named[place] === undefined && cell.trim() !== '' ? [{ row: 1, column: cell.trim().slice(0, 60), code: 'unknown-column' }] : []));
  const missing = needed.filter((column) => !named.includes(column)).map((column): RowFault => ({ row: 1, column, code: 'missing-column' }));
  const twice = columns.filter((column) => named.indexOf(column) !== named.lastIndexOf(column)).map((column): RowFault => ({ row: 1, column, code: 'named-twice' }));
  return [...unknown, ...missing, ...twice];
}

function readRow(cells: readonly string[], row: number, named: readonly (Column | undefined)[], words: Words): { row: number; organ?: OrganRow; faults: RowFault[] } {
  const cell = (column: Column): string | undefined => cells[named.indexOf(column)]?.trim() || undefined;
  if (cells.slice(named.length).some((extra) => extra.trim() !== '')) return { row, faults: [{ row, column: 'code', code: 'too-many-cells' }] };
  const level = cell('level');
  const admits = cell('admits');
  const stated = {
    code: cell('code'),
    name: cell('name'),
    level: level && (words.levels.get(plain(level)) ?? level),
    parentCode: cell('parent_code'),
    admits: admits && (words.admits.get(plain(admits)) ?? admits),
    validFrom: dayOf(cell('valid_from')),
    roll: rollOf(cell),
  };
  const result = OrganRow.safeParse(stated);
  if (result.success) return { row, organ: result.data, faults: [] };
  const faults = fieldErrorsOf(result.error.issues, stated).map(({ pointer, code, params }) => ({ row, column: columnOf(pointer), code: code === 'wrong-type' ? 'not-a-number' : code, params }));
  return { row, faults };
}

/** A day as people write it in Viet Nam, or as programs do. */
function dayOf(cell: string | undefined): string | undefined {
  const parts = cell === undefined ? undefined : /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell);
  return parts ? `${parts[3] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}` : cell;
}

/** Once one count is there, an empty one is none. */
function rollOf(cell: (column: Column) => string | undefined): Record<string, unknown> | undefined {
  if (counts.every((column) => cell(column) === undefined)) return undefined;
  const count = (column: Column): unknown => {
    const written = cell(column) ?? '0';
    return /^\d+$/.test(written) ? Number(written) : written;
  };
  return { fullMembers: count('full_members'), exempt: count('exempt'), temporarilyAway: count('temporarily_away'), committeeMembers: count('committee_members'), standingMembers: count('standing_members') };
}

/** The column that a field of the row comes from. */
function columnOf(pointer: string): string {
  const field = pointer.split('/').at(-1) ?? '';
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
