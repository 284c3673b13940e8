import { Injectable } from '@nestjs/common';
import type { IsoDate, OrganRole } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';
import type { Period } from './period.js';

/** Open cases in a state, and how many days they have been in it. */
export interface StateRow {
  /** Place in the tree of the organ directly below; null for the whole. */
  part: string | null;
  state: string;
  n: number;
  median: number;
  ninetieth: number;
  oldest: number;
}

/** Acts of a kind, and how many days after the act before on the road they happened. */
export interface StepRow {
  type: string;
  n: number;
  median: number;
  ninetieth: number;
}

/** What is late at an organ. */
export interface LateRow {
  id: string;
  code: string;
  name: string;
  level: string;
  overdue: number;
  oldestDueOn: IsoDate | null;
  late: number;
}

/** Which part an organ plays in an act, by procedure and the act's type of event. */
export type RolesOfActs = Readonly<Record<string, Readonly<Record<string, OrganRole>>>>;

/**
 * The organ in a role, seen from a branch: itself, the nearest one of a level above it, or the nearest one that admits, there or directly under the Centre. It follows
 * `organInRole` of the workflows, over the tree as it is today.
 */
const roleOrgans = `
  roles as (
    select branch.id as branch, branch.id as own,
           (array_agg(o.id order by nlevel(o.path) desc) filter (where o.level = 'section'))[1] as section,
           (array_agg(o.id order by nlevel(o.path) desc) filter (where o.level = 'grassroots' and o.id <> branch.id))[1] as grassroots,
           (array_agg(o.id order by nlevel(o.path) desc) filter (where o.admits is not null))[1] as competent,
           (array_agg(o.id order by nlevel(o.path) desc) filter (where o.admits in ('province', 'central')))[1] as under_the_centre
      from organ branch join organ_level l on l.code = branch.level and l.is_branch
     cross join lateral generate_series(1, nlevel(branch.path)) depth
      join organ o on o.path = subpath(branch.path, 0, depth)
     where branch.path <@ $1::ltree
     group by branch.id)`;
const organOf = (role: string) => `case ${role} when 'branch' then r.own when 'section-committee' then r.section when 'grassroots-committee' then coalesce(r.grassroots, r.own)
    when 'competent-committee' then r.competent when 'province-committee' then r.under_the_centre end`;

/** How open cases stand, how long steps take, and which organs are late. Reads only. */
@Injectable()
export class StandingRepository {
  constructor(private readonly database: Database) {}

  /** Open cases of branches in a part of the tree by their outermost state. */
  states(path: string, procedure: string, today: IsoDate, byOrgan: boolean): Promise<StateRow[]> {
    return this.database.search<StateRow>(
      'report-states',
      `with open as (
         select subpath(b.path, 0, least(nlevel(b.path), nlevel($1::ltree) + 1)) as part, c.state, $2::date - c.waiting_since as days
           from case_file c join organ b on b.id = c.branch_id
          where not c.closed and c.procedure = $4 and b.path <@ $1::ltree),
       lines as (select null as part, state, days from open union all select part::text, state, days from open where $3)
       select part, state, count(*)::int as n, round(percentile_cont(0.5) within group (order by days)::numeric, 1)::float8 as median,
              round(percentile_cont(0.9) within group (order by days)::numeric, 1)::float8 as ninetieth, max(days)::int as oldest
         from lines group by part, state`,
      [path, today, byOrgan, procedure],
    );
  }

  /** Days between an act of the road and the one recorded before it, of acts in a period. */
  stepDays(path: string, procedure: string, { from, to }: Period, roadEvents: readonly string[]): Promise<StepRow[]> {
    return this.database.search<StepRow>(
      'report-step-days',
      `select e.type, count(*)::int as n, round(percentile_cont(0.5) within group (order by e.happened_on - earlier.happened_on)::numeric, 1)::float8 as median,
              round(percentile_cont(0.9) within group (order by e.happened_on - earlier.happened_on)::numeric, 1)::float8 as ninetieth
         from effective_event e join organ b on b.id = e.branch_id
        cross join lateral (
          select p.happened_on from effective_event p where p.case_id = e.case_id and p.seq < e.seq and p.type = any($4::text[]) order by p.seq desc limit 1) earlier
        where e.type = any($4::text[]) and e.happened_on between $2 and $3 and e.procedure = $5 and b.path <@ $1::ltree
        group by e.type`,
      [path, from, to, roadEvents, procedure],
    );
  }

  /**
   * Time limits that are over today, and acts of a period that were recorded late, by the organ that had to act. A count that rests on
   * days off not announced yet is never late. In the order of codes, one more than the limit when there are more.
   */
  lateOrgans(path: string, { from, to }: Period, today: IsoDate, roles: RolesOfActs, page: { after: string | undefined; limit: number }): Promise<LateRow[]> {
    return this.database.search<LateRow>(
      'report-late',
      `with ${roleOrgans},
       overdue as (
         select case d.who_acts when 'destination-branch' then c.destination_id else ${organOf('d.who_acts')} end as organ, d.due_on
           from deadline d join case_file c on c.id = d.case_id left join roles r on r.branch = c.branch_id
          where d.due_on < $2::date and not d.provisional and d.purpose <> 'reminder' and not c.closed and ($5::jsonb) ? c.procedure and (r.branch is not null or d.who_acts = 'destination-branch')),
       late as (
         select ${organOf('($5::jsonb)->e.procedure->>e.type')} as organ
           from effective_event e join roles r on r.branch = e.branch_id
          where e.type in (select jsonb_object_keys(known.value) from jsonb_each($5::jsonb) known) and ($5::jsonb)->e.procedure ? e.type and e.happened_on between $3 and $4 and e.payload->>'late' = 'true'),
       both_kinds as (
         select organ, 1 as overdue, due_on, 0 as late from overdue
          union all
         select organ, 0, null, 1 from late)
       select o.id, o.code, o.level, sum(k.overdue)::int as overdue, min(k.due_on) as "oldestDueOn", sum(k.late)::int as late,
              (select n.name from organ_name n where n.organ_id = o.id order by n.from_on desc, n.recorded_at desc limit 1) as name
         from both_kinds k join organ o on o.id = k.organ
        where o.path <@ $1::ltree and ($6::text is null or o.code > $6 collate "C")
        group by o.id order by o.code limit $7`,
      [path, today, from, to, JSON.stringify(roles), page.after ?? null, page.limit],
    );
  }
}
