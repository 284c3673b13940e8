import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Conditions } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';

/** What lists of members by admission can be sorted by. */
export const sortings = ['due', 'admitted', 'name'] as const;
export type Sorting = (typeof sortings)[number];

/** Which people to list, and from where on. */
export interface ListFilter {
  /** Places in the tree of the organs whose people the reader may see. */
  readonly visible: readonly string[];
  /** Only people of this part of the tree. */
  readonly under?: string | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly sort: Sorting;
  readonly today: IsoDate;
  /** The case of the last line, with its day where the list is sorted by one: a name never stands in an address. */
  readonly after?: { readonly day?: IsoDate | undefined; readonly id: string } | undefined;
  readonly limit: number;
}

/** Somebody on probation, or recognised, with the case and the branch that answers for it. */
export interface MemberRow {
  caseId: string;
  number: string;
  person: string;
  fullName: string;
  branchId: string;
  branchName: string;
  state: string;
  admittedOn: IsoDate;
  /** The day probation ends, or the day of the decision on recognition. */
  on: IsoDate;
  officialFrom: IsoDate | null;
  demo: boolean;
}

/** Members on the rolls of an organ directly below, on a day. */
export interface RollRow {
  id: string;
  code: string;
  name: string;
  level: string;
  grassroots: number;
  branches: number;
  withoutRoll: number;
  fullMembers: number;
  exempt: number;
  temporarilyAway: number;
  probationers: number;
}

const nameOf = (organ: string, day: string) =>
  `(select n.name from organ_name n where n.organ_id = ${organ} and n.from_on <= ${day} order by n.from_on desc, n.recorded_at desc limit 1)`;

const marks = (on: string): Readonly<Record<Sorting, string>> => ({ due: `${on} collate "C"`, admitted: `(c.facts->>'ceremonyOn') collate "C"`, name: 'p.full_name collate "vi-x-icu"' });
const nameOfCase = (id: string) => `(select who.full_name from case_file f join person who on who.id = f.subject where f.id = ${id}) collate "vi-x-icu"`;

/** Lists that officers need (REP-05): filtered, sorted and cut into pages by the database, within what the reader may see. */
@Injectable()
export class ListsRepository {
  constructor(private readonly database: Database) {}

  /** People on probation (đảng viên dự bị), by the day their probation ends: one row more than asked for tells of a next page. */
  probationers(filter: ListFilter): Promise<MemberRow[]> {
    return this.members('report-probationers', filter, {
      on: `(c.facts->>'probationEndsOn')`,
      source: `case_file c join organ b on b.id = c.branch_id`,
      where: `not c.closed and c.procedure = 'admission' and c.facts ? 'probationEndsOn'`,
    });
  }

  /** People recognised as full members (đảng viên được công nhận chính thức), by the day of the decision and the branch of that day. */
  recognised(filter: ListFilter): Promise<MemberRow[]> {
    return this.members('report-recognised', filter, {
      on: 'e.happened_on::text',
      source: `effective_event e join case_file c on c.id = e.case_id join organ b on b.id = e.branch_id`,
      where: `e.type = 'RecognitionDecided' and e.payload->>'outcome' = 'approved' and e.procedure = 'admission'`,
    });
  }

  /** Organs, branches and members of each organ directly below one, or of the branch itself; probationers by the acts until that day. */
  rolls(path: string, on: IsoDate, page: { after: string | undefined; limit: number }): Promise<RollRow[]> {
    return this.database.search<RollRow>(
      'report-rolls',
      `with tree as (
         select o.id, o.level, l.is_branch, subpath(o.path, 0, least(nlevel(o.path), nlevel($1::ltree) + 1)) as part
           from organ o join organ_level l on l.code = o.level where o.path <@ $1::ltree and o.valid_from <= $2 and (o.valid_to is null or o.valid_to >= $2)),
       rolls as (
         select tree.part, count(*) filter (where tree.level in ('grassroots', 'grassroots-branch'))::int as grassroots,
                count(*) filter (where tree.is_branch)::int as branches, count(*) filter (where tree.is_branch and r.full_members is null)::int as "withoutRoll",
                coalesce(sum(r.full_members), 0)::int as "fullMembers", coalesce(sum(r.exempt), 0)::int as exempt, coalesce(sum(r.temporarily_away), 0)::int as "temporarilyAway"
           from tree
           left join lateral (
             select r.full_members, r.exempt, r.temporarily_away from organ_roll r where tree.is_branch and r.organ_id = tree.id and r.from_on <= $2
              order by r.from_on desc, r.recorded_at desc limit 1) r on true
          group by tree.part),
       probation as (
         select subpath(b.path, 0, least(nlevel(b.path), nlevel($1::ltree) + 1)) as part, count(*)::int as probationers
           from effective_event held
          cross join lateral (
            select (array_agg(e.branch_id order by e.seq desc))[1] as branch,
                   bool_or(e.type = 'CaseStopped' or (e.type in ('RecognitionDecided', 'RemovalDecided') and e.payload->>'outcome' = 'approved')) as ended
              from effective_event e where e.case_id = held.case_id and e.happened_on <= $2) since
           join organ b on b.id = since.branch
          where held.type = 'CeremonyHeld' and held.procedure = 'admission' and held.happened_on <= $2 and not since.ended and b.path <@ $1::ltree
          group by 1)
       select o.id, o.code, o.level, ${nameOf('o.id', '$2')} as name, rolls.grassroots, rolls.branches, rolls."withoutRoll", rolls."fullMembers", rolls.exempt,
              rolls."temporarilyAway", coalesce(probation.probationers, 0) as probationers
         from rolls join organ o on o.path = rolls.part left join probation on probation.part = rolls.part
        where (o.path <> $1::ltree or rolls.branches > 0) and ($3::text is null or o.code > $3 collate "C") order by o.code limit $4`,
      [path, on, page.after ?? null, page.limit],
    );
  }

  private members(name: string, filter: ListFilter, { on, source, where }: { on: string; source: string; where: string }): Promise<MemberRow[]> {
    const mark = marks(on)[filter.sort];
    const { after } = filter;
    const conditions = new Conditions(filter.visible, filter.today, filter.limit + 1)
      .when('under', filter.under, (value) => `b.path <@ ${value}::ltree`)
      .when('from', filter.from, (value) => `${on} >= ${value}`)
      .when('to', filter.to, (value) => `${on} <= ${value}`)
      .when('after-name', after && after.day === undefined ? after.id : undefined, (id) => `(${mark}, c.id) > (${nameOfCase(id)}, ${id}::uuid)`)
      .when('after-day', after?.day && [after.day, after.id], (value) => `(${mark}, c.id) > ((${value}::text[])[1], (${value}::text[])[2]::uuid)`);
    const sql = `
      select c.id as "caseId", c.number, c.subject as person, p.full_name as "fullName", b.id as "branchId", ${nameOf('b.id', '$2')} as "branchName", c.state,
             c.facts->>'ceremonyOn' as "admittedOn", ${on} as "on", c.facts->>'officialFrom' as "officialFrom", c.demo
        from ${source} join person p on p.id = c.subject
       where $1::ltree[] @> b.path and ${where}${conditions.sql}
       order by ${mark}, c.id limit $3`;
    return this.database.search<MemberRow>(conditions.named(name), sql, conditions.values);
  }
}
