import { Injectable } from '@nestjs/common';
import type { IsoDate, Place } from '../../workflows/index.js';
import { Conditions } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';

/** Which cases to list, and from where on. */
export interface CaseFilter {
  /** Places in the tree of the organs whose cases the reader may see. */
  readonly visible: readonly string[];
  /** Only cases of this part of the tree. */
  readonly under?: string | undefined;
  readonly procedure?: string | undefined;
  readonly state?: string | undefined;
  readonly closed?: boolean | undefined;
  /** Only cases with a limit that ends on this day or before. */
  readonly dueBy?: IsoDate | undefined;
  readonly today: IsoDate;
  readonly after?: { readonly due: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** A line of the list. */
export interface CaseRow {
  id: string;
  number: string;
  procedure: string;
  subject: string;
  fullName: string;
  branchId: string;
  branchName: string;
  place: Place;
  version: number;
  openedOn: IsoDate;
  closed: boolean;
  demo: boolean;
  dueKey: string | null;
  dueOn: IsoDate | null;
  provisional: boolean | null;
  /** What the list is sorted by: the next due day, cases without one last. */
  due: string;
}

/** The next limit that binds an organ; a reminder only rings. */
const nextDue = `
  left join lateral (
    select key, due_on, provisional from deadline where deadline.case_id = c.id and purpose <> 'reminder' order by due_on, key limit 1
  ) d on true`;
const nameOf = (organ: string, day: string) =>
  `(select n.name from organ_name n where n.organ_id = ${organ} and n.from_on <= ${day} order by n.from_on desc, n.recorded_at desc limit 1)`;

const lines = (day: string) => `
  select c.id, c.number, c.procedure, c.subject, p.full_name as "fullName", c.branch_id as "branchId", ${nameOf('b.id', day)} as "branchName",
    c.place, c.version, c.opened_on as "openedOn", c.closed, c.demo, d.key as "dueKey", d.due_on as "dueOn", d.provisional,
    coalesce(d.due_on, '9999-12-31')::text as due
  from case_file c join person p on p.id = c.subject join organ b on b.id = c.branch_id left join organ t on t.id = c.destination_id${nextDue}`;

/** Lists of cases: filtered, sorted and cut into pages by the database, within what the reader may see. */
@Injectable()
export class CaseListRepository {
  constructor(private readonly database: Database) {}

  /** One row more than asked for tells that there is a next page. */
  list(filter: CaseFilter): Promise<CaseRow[]> {
    const where = new Conditions(filter.visible, filter.today, filter.limit + 1)
      .when('under', filter.under, (value) => `b.path <@ ${value}::ltree`)
      .when('procedure', filter.procedure, (value) => `c.procedure = ${value}`)
      .when('state', filter.state, (value) => `c.state = ${value}`)
      .when('closed', filter.closed, (value) => `c.closed = ${value}`)
      .when('due-by', filter.dueBy, (value) => `d.due_on <= ${value}`)
      .when('after', filter.after && [filter.after.due, filter.after.id], (value) => `(coalesce(d.due_on, '9999-12-31'), c.id) > ((${value}::text[])[1]::date, (${value}::text[])[2]::uuid)`);
    const sql = `${lines('$2')}
      where ($1::ltree[] @> b.path or $1::ltree[] @> t.path)${where.sql}
      order by coalesce(d.due_on, '9999-12-31'), c.id limit $3`;
    return this.database.query<CaseRow>(where.named('list-cases'), sql, where.values);
  }

  /** The line of one case. */
  async find(id: string, today: IsoDate): Promise<CaseRow | undefined> {
    return (await this.database.query<CaseRow>('case-line', `${lines('$2')} where c.id = $1`, [id, today]))[0];
  }
}
