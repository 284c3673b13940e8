import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';
import type { Period } from './period.js';

/** Which acts to count: those of branches that stand in a part of the tree today, on days of two periods. */
export interface Counting {
  readonly path: string;
  readonly now: Period;
  readonly before: Period;
  /** Also for each organ directly below. */
  readonly byOrgan: boolean;
}

/** How many acts there were in a group; without `part`, in the whole. */
export interface CountRow {
  period: 'now' | 'before';
  /** Place in the tree of the organ directly below, or of the organ itself where it is the branch. */
  part: string | null;
  measure: string;
  partition: string;
  grp: string;
  n: number;
}

/** An organ directly below another. */
export interface PartRow {
  id: string;
  code: string;
  name: string;
  level: string;
  path: string;
}

/** The acts of the two periods with their branch as it stands today: a person who moved later counts where the act was. */
export const acts = (types: string, procedures = `'admission'`): string => `
  acts as (
    select span.period, e.case_id, e.type, e.payload, e.happened_on, b.id as branch, b.path,
           subpath(b.path, 0, least(nlevel(b.path), nlevel($1::ltree) + 1)) as part
      from (values ('now', $2::date, $3::date), ('before', $4::date, $5::date)) span (period, first, last)
      join effective_event e on e.type = any(array[${types}]) and e.happened_on between span.first and span.last
       and e.happened_on between least($2::date, $4::date) and greatest($3::date, $5::date)
      join organ b on b.id = e.branch_id
     where e.procedure in (${procedures}) and b.path <@ $1::ltree)`;

/** Each line counts once in the whole and, if that is wanted, once in its part. */
export const counted = (from: string): string => `
  select period, null as part, measure, partition, grp, count(*)::int as n from ${from} group by period, measure, partition, grp
   union all
  select period, part::text, measure, partition, grp, count(*)::int from ${from} where $6 group by period, part, measure, partition, grp`;

const answer = (column: string) => `case when ${column} then 'yes' when not ${column} then 'no' else 'not-stated' end`;

/** Full years of life on the day of the ceremony; whoever was born on 29 February has a birthday on the 28th. */
const ageGroup = `case when p.born_on + interval '18 years' > a.happened_on then 'under-18' when p.born_on + interval '31 years' > a.happened_on then '18-30'
    when p.born_on + interval '46 years' > a.happened_on then '31-45' when p.born_on + interval '61 years' > a.happened_on then '46-60' else 'over-60' end`;

/** The newest introductions before the branch voted, which the facts of the case keep. */
const youthUnion = `case when c.facts->'introductions'->>'union' = 'youth-union' then 'yes' when c.facts ? 'introductions' then 'no' else 'not-stated' end`;

/** Counts what reports on new members tell. Reads only. */
@Injectable()
export class AdmissionsRepository {
  constructor(private readonly database: Database) {}

  /** Ceremonies by everything that new members are counted by. */
  admitted(counting: Counting): Promise<CountRow[]> {
    return this.database.search<CountRow>(
      'report-admitted',
      `with ${acts(`'CeremonyHeld'`)},
       lines as (
         select a.period, a.part, 'admitted' as measure, d.partition, d.grp
           from acts a join case_file c on c.id = a.case_id join person p on p.id = c.subject
          cross join lateral (values ('all', 'all'), ('gender', coalesce(p.gender, 'not-stated')), ('ethnicMinority', ${answer('p.ethnic_minority')}),
            ('religious', ${answer('p.religious')}), ('youthUnion', ${youthUnion}), ('age', ${ageGroup}), ('education', coalesce(p.education, 'not-stated')),
            ('occupation', coalesce(p.occupation, 'not-stated')), ('sector', coalesce(p.sector, 'not-stated'))) d (partition, grp))
       ${counted('lines')}`,
      valuesOf(counting),
    );
  }

  /** Decisions, recognitions, certificates of the course, and exits by their form. A case opened by mistake is no exit. */
  otherActs(counting: Counting): Promise<CountRow[]> {
    return this.database.search<CountRow>(
      'report-acts',
      `with ${acts(`'CommitteeDecisionMade', 'RecognitionDecided', 'TrainingCertified', 'ApplicationWithdrawn', 'CaseStopped', 'RemovalDecided'`)},
       known as (
         select period, part,
                case when type = 'TrainingCertified' then 'trained' when payload->>'outcome' = 'approved' and type = 'CommitteeDecisionMade' then 'decided'
                     when type = 'RecognitionDecided' then 'recognised' else 'exits' end as measure,
                case type when 'TrainingCertified' then 'class' when 'RecognitionDecided' then null else 'exit' end as partition,
                case type when 'TrainingCertified' then case when payload ? 'classNumber' then 'stated' else 'not-stated' end when 'CommitteeDecisionMade' then 'refused'
                     when 'ApplicationWithdrawn' then 'withdrawn' when 'CaseStopped' then 'stopped' else 'removed' end as grp
           from acts
          where not (type in ('RecognitionDecided', 'RemovalDecided') and payload->>'outcome' <> 'approved')
            and not (type = 'CaseStopped' and payload->>'reason' = 'opened-by-mistake')),
       lines as (
         select period, part, measure, 'all' as partition, 'all' as grp from known
          union all
         select period, part, measure, partition, grp from known where measure in ('trained', 'exits'))
       ${counted('lines')}`,
      valuesOf(counting),
    );
  }

  /** Grassroots organisations that admitted anybody, and classes, by number and committee above the grassroots. */
  organs(counting: Counting): Promise<CountRow[]> {
    return this.database.search<CountRow>(
      'report-organs',
      `with ${acts(`'CeremonyHeld', 'TrainingCertified'`)},
       above as (
         select branch.id as branch, o.id, o.level, o.path
           from (select distinct branch as id, path from acts) branch
          cross join lateral generate_series(1, nlevel(branch.path)) depth
           join organ o on o.path = subpath(branch.path, 0, depth)),
       lines as (
         select distinct a.period, a.part, o.level as grp, o.id::text as thing
           from acts a join above o on o.branch = a.branch and o.level in ('grassroots', 'grassroots-branch') where a.type = 'CeremonyHeld'
          union
         select distinct a.period, a.part, 'classes', coalesce(held.id::text, '') || ' ' || lower(a.payload->>'classNumber')
           from acts a left join lateral (select o.id from above o where o.branch = a.branch and o.level = 'above-grassroots' order by nlevel(o.path) desc limit 1) held on true
          where a.type = 'TrainingCertified' and a.payload ? 'classNumber')
       select period, null as part, 'organs' as measure, 'organs' as partition, grp, count(distinct thing)::int as n from lines group by period, grp
        union all
       select period, part::text, 'organs', 'organs', grp, count(distinct thing)::int from lines where $6 group by period, part, grp`,
      valuesOf(counting),
    );
  }

  /** The organs directly below that exist on a day, in the order of their codes. */
  parts(organId: string, on: IsoDate): Promise<PartRow[]> {
    return this.database.query<PartRow>(
      'report-parts',
      `select o.id, o.code, o.level, o.path::text,
              (select n.name from organ_name n where n.organ_id = o.id and n.from_on <= $2 order by n.from_on desc, n.recorded_at desc limit 1) as name
         from organ o where o.parent_id = $1 and o.valid_from <= $2 and (o.valid_to is null or o.valid_to >= $2) order by o.code`,
      [organId, on],
    );
  }

  /** Organs by their places in the tree, by their newest names. */
  organsAt(paths: readonly string[]): Promise<PartRow[]> {
    return this.database.query<PartRow>(
      'report-organs-at',
      `select o.id, o.code, o.level, o.path::text, (select n.name from organ_name n where n.organ_id = o.id order by n.from_on desc, n.recorded_at desc limit 1) as name
         from organ o where o.path = any($1::ltree[]) order by o.code`,
      [paths],
    );
  }
}

/** What the statements made of {@link acts} and {@link counted} ask for. */
export const valuesOf = ({ path, now, before, byOrgan }: Counting): unknown[] => [path, now.from, now.to, before.from, before.to, byOrgan];
