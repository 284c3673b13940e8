import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Places } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import { columnsOf, shownOf, sortOf, type CaseRow } from './case-columns.repository.js';
import { conditionsOf, dueClassOf, lacksAny, waysToFind, type CaseFilter } from './case-conditions.repository.js';
import { caseFields, type CaseField, type DueClass, type SortKey } from './case-query.js';
import type { CaseScope } from './case-scope.repository.js';
import { comingTo, heldIn, partsOf } from './scope-conditions.repository.js';

/** A place between two lines: what the line before is sorted by, and its id. Of a name the id alone tells. */
export interface CasePosition {
  readonly key: string | null;
  readonly id: string;
}

/** Which page of the list, and what of each case. */
export interface CasePageRequest {
  readonly sort: SortKey;
  readonly descending: boolean;
  readonly after?: CasePosition | undefined;
  readonly limit: number;
  /** Whether to count all cases too. */
  readonly counted: boolean;
  readonly fields: readonly CaseField[];
}

/** A page, one line more than asked for where there is a next one, and how many cases there are in all. */
export interface CaseRows {
  readonly rows: readonly (CaseRow & CasePosition)[];
  /** Absent where it was not asked for. */
  readonly total: Total | undefined;
}

/** How many cases stand alike. */
export interface CaseGroup {
  readonly procedure: string;
  readonly state: string;
  readonly states: string[];
  readonly due: DueClass;
  readonly lacking: boolean;
  readonly count: number;
}

/** How many cases a list holds; with `exact: false` at least so many. */
export interface Total {
  readonly count: number;
  readonly exact: boolean;
}

/** A list is counted so far; nobody needs to know more exactly how long it is, least of all of one that answers a search. */
const mostCounted = 10_000;
const mostFound = 1000;

/** Lists of cases: filtered, sorted, counted and cut into pages by the database, within what the reader may see. */
@Injectable()
export class CaseListRepository {
  constructor(private readonly database: Database) {}

  /** A page and the number of all cases by the same conditions, as they are at one moment. */
  async list(scope: CaseScope, filter: CaseFilter, { sort, descending, after, limit, counted, fields }: CasePageRequest): Promise<CaseRows> {
    const places = new Places();
    const today = onceOnly(() => places.place(filter.today));
    const { key, type, joined } = sortOf(sort, today);
    const arms = armsOf(scope, filter, places, joined !== undefined);
    const most = filter.sought ? mostFound : mostCounted;
    const direction = descending ? 'desc' : 'asc';
    const position = after && `(${key}, c.id) ${descending ? '<' : '>'} (${keyOf(after, sort, type, places)}, (select ${places.place(after.id)}::uuid))`;
    const ordered = `order by key ${direction}, id ${direction} limit ${limit + 1}`;
    const lines = arms.map((arm) => `select c.id, ${key} as key, ${columnsOf(fields).join(', ')} ${arm}${position === undefined ? '' : ` and ${position}`} ${ordered}`);
    const { shown, joined: joins } = shownOf(fields, today);
    const sql = `
      with page as (select row_number() over () as line, u.* from (select * from (${unionOf(lines)}) a ${ordered}) u)
      select total.count, page.line::integer, ${sort === 'name' ? 'null' : 'page.key::text'} as key, ${shown}
        from (${counted ? `select count(*)::integer as count from (${unionOf(arms.map((arm) => `select ${arm} limit ${most + 1}`))}) n` : 'select null::integer as count'}) total
        left join page on true ${joins}`;
    const found = await this.read<CaseRow & CasePosition & { count: number | null; line: number }>(sql, places.values, filter);
    // Joins need not keep the order. Without a line there is one row with the count alone.
    const rows = found.filter(({ line }) => line !== null).sort((a, b) => a.line - b.line);
    const count = found[0]?.count ?? 0;
    return { rows, total: counted ? { count: Math.min(count, most), exact: count <= most } : undefined };
  }

  /** How all cases stand by state, limit and papers, by the same conditions as the list. */
  groups(scope: CaseScope, filter: CaseFilter): Promise<CaseGroup[]> {
    const places = new Places();
    const today = places.place(filter.today);
    const arms = armsOf(scope, filter, places, false);
    const standing = `select c.procedure, c.state, c.states, ${dueClassOf(today)} as due, ${lacksAny(today)} as lacking`;
    const sql = `
      select procedure, state, states, due, lacking, count(*)::integer as count
        from (${unionOf(arms.map((arm) => `${standing} ${arm}`))}) c group by 1, 2, 3, 4, 5`;
    return this.read(sql, places.values, filter);
  }

  /** The line of one case. */
  async find(id: string, today: IsoDate): Promise<Required<CaseRow> | undefined> {
    const { shown, joined } = shownOf(caseFields, () => '$2');
    const sql = `select ${shown} from (select c.id, ${columnsOf(caseFields).join(', ')} from case_file c where c.id = $1) page ${joined}`;
    return (await this.database.query<Required<CaseRow>>('case-line', sql, [id, today]))[0];
  }

  /** The id of the case with this number. */
  async findByNumber(number: string): Promise<string | undefined> {
    return (await this.database.query<{ id: string }>('case-id-by-number', 'select id from case_file where number = $1', [number]))[0]?.id;
  }

  /** What is sought decides which index is best, so such a statement is planned anew each time; the others are prepared. */
  private read<Row extends object>(sql: string, values: readonly unknown[], { sought }: CaseFilter): Promise<Row[]> {
    if (sought) return this.database.search<Row>('case-search', sql, values);
    return this.database.query<Row>(`case-list:${createHash('sha256').update(sql).digest('base64url').slice(0, 16)}`, sql, values);
  }
}

/** `from … where …` for every way in which a case may be on the list; a case is found by one of them only, and each follows an index. */
function armsOf(scope: CaseScope, filter: CaseFilter, { place }: Places, withPerson: boolean): string[] {
  const conditions = conditionsOf(filter, place);
  const held = scope.parts.flatMap((part) => partsOf(part).map((one) => heldIn(one, place)));
  const coming = comingTo(scope, scope.parts.map((part) => heldIn(part, place)), place);
  const ways = waysOf(filter, place);
  const standing = filter.closed === undefined ? ['not c.closed', 'c.closed'] : [filter.closed ? 'c.closed' : 'not c.closed'];
  const from = `from case_file c${withPerson || filter.sought?.words ? ' join person p on p.id = c.subject' : ''}`;
  return [...held, ...coming].flatMap((where) => standing.flatMap((closed) => ways.map((way) => `${from} where ${[where, closed, ...conditions, ...way].join(' and ')}`)));
}

const unionOf = (selects: readonly string[]) => selects.map((select) => `(${select})`).join(' union all ');

/** Every way to find what is sought, each without what an earlier one finds. */
function waysOf({ sought }: CaseFilter, place: Places['place']): string[][] {
  if (!sought) return [[]];
  const ways = waysToFind(sought, place);
  return ways.map((way, at) => [way, ...ways.slice(0, at).map((earlier) => `(${earlier}) is not true`)]);
}

/** A place that is taken up when it is first asked for. */
function onceOnly(take: () => string): () => string {
  let taken: string | undefined;
  return () => (taken ??= take());
}

/**
 * The key of the line before, of the type it is compared as. A name is looked up by the case, so that it stands in no mark. A sub-select
 * hides the value from the planner: it guesses the number of lines to come by the key alone, and takes those that share the last key,
 * such as all cases without a limit, for none.
 */
function keyOf({ key, id }: CasePosition, sort: SortKey, type: string, { place }: Places): string {
  if (sort === 'name') return `(select o.full_name from case_file f join person o on o.id = f.subject where f.id = ${place(id)}) collate "vi-x-icu"`;
  return `(select ${place(key)}::${type})${sort === 'branch' ? ' collate "vi-x-icu"' : ''}`;
}
