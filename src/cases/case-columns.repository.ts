import type { IsoDate, Place } from '../../workflows/index.js';
import type { CaseField, SortKey } from './case-query.js';

/** A line of the list; fields that were not asked for are absent. */
export interface CaseRow {
  id: string;
  number?: string;
  procedure: string;
  subject?: string;
  fullName?: string;
  branchId?: string;
  branchName?: string;
  grassrootsId?: string | null;
  grassrootsName?: string | null;
  aboveId?: string | null;
  aboveName?: string | null;
  destinationId?: string | null;
  destinationName?: string | null;
  states?: string[];
  place?: Place;
  version?: number;
  openedOn?: IsoDate;
  updatedAt?: Date;
  closed?: boolean;
  demo?: boolean;
  waitingSince?: IsoDate;
  dueKey?: string | null;
  dueOn?: IsoDate;
  provisional?: boolean | null;
  papers?: Record<string, IsoDate | null>;
}

/** How a field is read: columns of the case, `c`; what the line, `page`, shows of them; and the joins this takes. */
interface Reading {
  readonly columns: readonly string[];
  readonly shown: string;
  readonly joined?: string;
}

/** The place of the day by which organs are called; asked for only where it is needed, since a place that nothing refers to has no type. */
export type DayPlace = () => string;

export const nameOf = (organ: string, day: DayPlace) =>
  `(select n.name from organ_name n where n.organ_id = ${organ} and n.from_on <= ${day()}::date order by n.from_on desc, n.recorded_at desc limit 1)`;

const plain = (column: string, name: string): Reading => ({ columns: [column], shown: `page.${column} as "${name}"` });

const readings: Readonly<Record<CaseField, (day: DayPlace) => Reading>> = {
  number: () => plain('number', 'number'),
  procedure: () => plain('procedure', 'procedure'),
  subject: () => ({ columns: ['subject'], shown: 'page.subject, person.full_name as "fullName"', joined: 'left join person on person.id = page.subject' }),
  branch: (day) => ({ columns: ['branch_id'], shown: `page.branch_id as "branchId", ${nameOf('page.branch_id', day)} as "branchName"` }),
  above: (day) => ({
    columns: ['branch_id', 'grassroots_id', 'above_id'],
    // A branch without a grassroots committee is no organ above itself.
    shown: `nullif(page.grassroots_id, page.branch_id) as "grassrootsId", ${nameOf('page.grassroots_id', day)} as "grassrootsName", page.above_id as "aboveId", ${nameOf('page.above_id', day)} as "aboveName"`,
  }),
  destination: (day) => ({ columns: ['destination_id'], shown: `page.destination_id as "destinationId", ${nameOf('page.destination_id', day)} as "destinationName"` }),
  states: () => plain('states', 'states'),
  waitsFor: () => ({ columns: ['place', 'procedure'], shown: 'page.place' }),
  due: () => ({
    columns: ['due_key', 'due_on'],
    shown: 'page.due_key as "dueKey", page.due_on as "dueOn", deadline.provisional',
    joined: 'left join deadline on deadline.case_id = page.id and deadline.key = page.due_key',
  }),
  lacking: () => plain('papers', 'papers'),
  waitingSince: () => plain('waiting_since', 'waitingSince'),
  waitingDays: () => plain('waiting_since', 'waitingSince'),
  version: () => plain('version', 'version'),
  openedOn: () => plain('opened_on', 'openedOn'),
  updatedAt: () => plain('updated_at', 'updatedAt'),
  closed: () => plain('closed', 'closed'),
  demo: () => plain('demo', 'demo'),
};

/** The columns of the case that these fields are read from. */
export function columnsOf(fields: readonly CaseField[]): string[] {
  return [...new Set(['procedure', ...fields.flatMap((field) => readings[field](() => '').columns)])].map((column) => `c.${column}`);
}

/** What is shown of `page`, and the joins this takes. */
export function shownOf(fields: readonly CaseField[], day: DayPlace): { readonly shown: string; readonly joined: string } {
  const read = fields.map((field) => readings[field](day));
  const distinct = (parts: readonly string[]) => [...new Set(parts)];
  return { shown: distinct(['page.id', 'page.procedure', ...read.map(({ shown }) => shown)]).join(', '), joined: distinct(read.flatMap(({ joined = [] }) => joined)).join(' ') };
}

/** What a list is sorted by: an expression over the case, `c`, and the person, `p`, and its type. */
export interface SortReading {
  readonly key: string;
  readonly type: string;
  readonly joined: 'person' | undefined;
}

/** Numbers are as long as they need be, so that the longer one comes later; a name is never part of a mark. */
export function sortOf(sort: SortKey, day: DayPlace): SortReading {
  const byColumn = (column: string, type: string): SortReading => ({ key: `c.${column}`, type, joined: undefined });
  switch (sort) {
    case 'due':
      return byColumn('due_on', 'date');
    case 'waiting':
      return byColumn('waiting_since', 'date');
    case 'opened':
      return byColumn('opened_on', 'date');
    case 'updated':
      return byColumn('updated_at', 'timestamptz');
    case 'number':
      return { key: 'lpad(c.number, 24)', type: 'text', joined: undefined };
    case 'name':
      return { key: 'p.full_name collate "vi-x-icu"', type: 'text', joined: 'person' };
    case 'branch':
      return { key: `${nameOf('c.branch_id', day)} collate "vi-x-icu"`, type: 'text', joined: undefined };
  }
}
