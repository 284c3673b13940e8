import { Injectable } from '@nestjs/common';
import type { Curer, IsoDate, Place } from '../../workflows/index.js';
import { actingOrgan, nameOf } from '../cases/case-scope.service.js';
import { Database } from '../platform/database/database.js';

/** A branch as the head of a page names it. */
export interface DigestBranch {
  readonly id: string;
  readonly name: string;
  /** The organ above it. */
  readonly above: string | null;
}

/** A time limit that a page tells of. */
export interface DigestLimit {
  readonly branchId: string;
  readonly caseId: string;
  readonly number: string;
  readonly procedure: string;
  readonly place: Place;
  readonly person: string;
  readonly key: string;
  readonly dueOn: IsoDate;
  readonly provisional: boolean;
  readonly whoActs: Curer;
  readonly organName: string | null;
}

/** What was recorded last in a case of the branch, and how much before it. */
export interface DigestChange {
  readonly branchId: string;
  readonly number: string;
  readonly procedure: string;
  readonly person: string;
  readonly type: string;
  readonly happenedOn: IsoDate;
  readonly others: number;
}

const ahead = 30;
const name = (organ: string, day: string) => nameOf(organ, () => day);
/** Overdue, or due soon; of what only reminds nothing that is past. */
const near = (day: string) => `d.due_on <= ${day}::date + ${ahead} and (d.due_on >= ${day} or d.purpose <> 'reminder')`;

/** What the printed digest of a week tells. */
@Injectable()
export class WeekDigestRepository {
  constructor(private readonly database: Database) {}

  /** The branches below an organ in which something is near, and the organ itself where it is a branch; in the order of their codes. */
  branches(organ: string, on: IsoDate, limit: number): Promise<DigestBranch[]> {
    const sql = `
      select b.id, ${name('b.id', '$2')} as name, ${name('b.parent_id', '$2')} as above
        from organ root join organ b on b.path <@ root.path
       where root.id = $1 and (exists (select from case_file c join deadline d on d.case_id = c.id where c.branch_id = b.id and not c.closed and ${near('$2')})
             or b.id = root.id and exists (select from organ_level l where l.code = b.level and l.is_branch))
       order by b.code limit $3`;
    return this.database.search<DigestBranch>('digest-branches', sql, [organ, on, limit]);
  }

  /** What is near in each of these branches, the earliest first, at most so many of each. */
  limits(branches: readonly string[], on: IsoDate, most: number): Promise<DigestLimit[]> {
    const sql = `
      select c.branch_id as "branchId", c.id as "caseId", c.number, c.procedure, c.place, p.full_name as person, d.key, d.due_on as "dueOn", d.provisional, d.who_acts as "whoActs",
             ${name('organ.id', '$2')} as "organName"
        from unnest($1::uuid[]) branch (id)
       cross join lateral (
         select d.* from case_file c join deadline d on d.case_id = c.id where c.branch_id = branch.id and not c.closed and ${near('$2')}
          order by d.due_on, d.case_id, d.key limit $3) d
        join case_file c on c.id = d.case_id join person p on p.id = c.subject cross join lateral (select ${actingOrgan('d.who_acts')} as id) organ
       order by d.due_on, c.number, d.key`;
    return this.database.search<DigestLimit>('digest-limits', sql, [branches, on, most]);
  }

  /** How many limits of each branch come after those that are near. */
  later(branches: readonly string[], on: IsoDate): Promise<{ branchId: string; near: number; later: number }[]> {
    const sql = `
      select c.branch_id as "branchId", count(*) filter (where ${near('$2')})::integer as near,
             count(*) filter (where d.due_on > $2::date + ${ahead} and d.due_on < '9999-01-01')::integer as later
        from case_file c join deadline d on d.case_id = c.id where c.branch_id = any($1::uuid[]) and not c.closed group by 1`;
    return this.database.search('digest-later', sql, [branches, on]);
  }

  /** What was recorded last in each case of these branches between two days, the newest first, at most so many cases of each branch. */
  changes(branches: readonly string[], from: IsoDate, to: IsoDate, most: number): Promise<DigestChange[]> {
    const sql = `
      select branch.id as "branchId", e.number, e.procedure, e.person, e.type, e.happened_on as "happenedOn", e.others
        from unnest($1::uuid[]) branch (id)
       cross join lateral (
         select last.*, p.full_name as person
           from (select distinct on (c.id) c.number, c.procedure, c.subject, e.type, e.happened_on, e.recorded_at, (count(*) over (partition by c.id) - 1)::integer as others
                   from case_file c join case_event e on e.case_id = c.id
                  where c.branch_id = branch.id and c.updated_at >= $2::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
                    and e.recorded_at >= $2::date::timestamp at time zone 'Asia/Ho_Chi_Minh' and e.recorded_at < ($3::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
                  order by c.id, e.seq desc) last
           join person p on p.id = last.subject
          order by last.recorded_at desc, last.number limit $4) e
       order by e.recorded_at desc, e.number`;
    return this.database.search<DigestChange>('digest-changes', sql, [branches, from, to, most]);
  }
}
