import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import { Problem } from '../platform/http/problem.js';
import type { NewClosing, NewReview, NewRound } from './round-record.js';

/** A round as on file. */
export interface RoundRow {
  id: string;
  organ: string;
  organName: string;
  path: string;
  title: string;
  begunOn: IsoDate;
  basisNumber: string;
  basisIssuedOn: IsoDate;
  closedOn: IsoDate | null;
  reportNumber: string | null;
  reportIssuedOn: IsoDate | null;
  reason: string | null;
  demo: boolean;
}

/** How many cases stand in which state, and were proposed by which criterion. */
type Tally = Readonly<Record<string, number>>;

export interface TotalsRow {
  branches: number;
  reviewed: number;
  membersReviewed: number;
  states: Tally;
  criteria: Tally;
}

export interface BranchRow {
  id: string;
  code: string;
  name: string;
  reviewedOn: IsoDate | null;
  membersReviewed: number | null;
  states: Tally;
}

/** The branches of a round that a reader may see: `$1` is the round, `$2` the path of its organ, `$3` the paths of the reader, `$4` the day. */
const scope = `
  scope as (
    select b.id, b.code, b.path from organ b join organ_level l on l.code = b.level and l.is_branch
     where b.path <@ $2::ltree and b.path <@ any($3::ltree[]) and b.valid_from <= $4 and (b.valid_to is null or b.valid_to >= $4))`;

const review = (branch: string) => `
  (select r.reviewed_on, r.members_reviewed from screening_round_review r where r.round_id = $1::uuid and r.branch_id = ${branch} order by r.recorded_at desc limit 1)`;

const rounds = `
  select r.id, r.organ_id as organ, (select n.name from organ_name n where n.organ_id = r.organ_id order by n.from_on desc, n.recorded_at desc limit 1) as "organName", o.path::text as path,
         r.title, r.begun_on as "begunOn", r.basis_number as "basisNumber", r.basis_issued_on as "basisIssuedOn", c.closed_on as "closedOn",
         c.report_number as "reportNumber", c.report_issued_on as "reportIssuedOn", c.reason, r.demo
    from screening_round r join organ o on o.id = r.organ_id left join screening_round_closing c on c.round_id = r.id`;

/** Rounds of screening and what the cases say of them. Nothing is ever changed. */
@Injectable()
export class RoundsRepository {
  constructor(private readonly database: Database) {}

  /** 409 when the organ began a round of that title on that day before, as after a second click. */
  async begin(id: string, { organ, title, begunOn, basis }: NewRound, account: string, demo: boolean): Promise<void> {
    const beginning = this.database.query(
      'round-begin',
      'insert into screening_round (id, organ_id, title, begun_on, basis_number, basis_issued_on, account_id, demo) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [id, organ, title, begunOn, basis.number, basis.issuedOn, account, demo],
    );
    await whenRefusedBy({ screening_round_key: () => Problem.conflict('round-exists') }, beginning);
  }

  async addReview(round: string, { branch, reviewedOn, membersReviewed }: NewReview, account: string): Promise<void> {
    await this.database.query(
      'round-review',
      'insert into screening_round_review (round_id, branch_id, reviewed_on, members_reviewed, account_id) values ($1, $2, $3, $4, $5)',
      [round, branch, reviewedOn, membersReviewed, account],
    );
  }

  /** 409 when it was closed before. */
  async close(round: string, { closedOn, report, reason }: NewClosing, figures: TotalsRow, account: string): Promise<void> {
    const closing = this.database.query(
      'round-close',
      'insert into screening_round_closing (round_id, closed_on, report_number, report_issued_on, reason, figures, account_id) values ($1, $2, $3, $4, $5, $6, $7)',
      [round, closedOn, report.number, report.issuedOn, reason ?? null, JSON.stringify(figures), account],
    );
    await whenRefusedBy({ screening_round_closing_pk: () => Problem.conflict('round-closed') }, closing);
  }

  async find(id: string): Promise<RoundRow | undefined> {
    return (await this.database.query<RoundRow>('round', `${rounds} where r.id = $1`, [id]))[0];
  }

  /** Rounds of organs in, above or below these parts of the tree, the newest first. */
  list(visible: readonly string[], organ: string | undefined, page: { after: { begunOn: IsoDate; id: string } | undefined; limit: number }): Promise<RoundRow[]> {
    return this.database.search<RoundRow>(
      'rounds',
      `${rounds}
        where (o.path <@ any($1::ltree[]) or o.path @> any($1::ltree[])) and ($2::uuid is null or r.organ_id = $2)
          and ($3::date is null or (r.begun_on, r.id) < ($3, $4::uuid))
        order by r.begun_on desc, r.id desc limit $5`,
      [visible, organ ?? null, page.after?.begunOn ?? null, page.after?.id ?? null, page.limit],
    );
  }

  /** How far the round has come in the branches that the reader may see. Cases count where the member is now, wherever that is below the reader. */
  async totals({ id, path }: RoundRow, visible: readonly string[], on: IsoDate): Promise<TotalsRow> {
    const [row] = await this.database.search<TotalsRow>(
      'round-totals',
      `with ${scope},
       cases as (
         select c.id, c.state, c.facts from case_file c join organ b on b.id = c.branch_id
          where c.facts ? 'round' and c.facts->>'round' = ($1::uuid)::text and c.procedure = 'screening' and b.path <@ any($3::ltree[]))
       select (select count(*)::int from scope) as branches, count(r.reviewed_on)::int as reviewed, coalesce(sum(r.members_reviewed), 0)::int as "membersReviewed",
              (select coalesce(jsonb_object_agg(state, n), '{}') from (select state, count(*)::int as n from cases group by state) by_state) as states,
              (select coalesce(jsonb_object_agg(criterion, n), '{}') from (
                 select by.said->>'criterion' as criterion, count(distinct cases.id)::int as n
                   from cases join effective_event begun on begun.case_id = cases.id and begun.seq = 1, jsonb_array_elements(begun.payload->'criteria') as by (said)
                  group by 1) by_criterion) as criteria
         from scope left join lateral ${review('scope.id')} r on true`,
      [id, path, visible, on],
    );
    if (!row) throw new Error('an aggregate gave no row');
    return row;
  }

  /** Each branch of the round, in the order of codes. */
  branches({ id, path }: RoundRow, visible: readonly string[], on: IsoDate, page: { after: string | undefined; limit: number }): Promise<BranchRow[]> {
    return this.database.search<BranchRow>(
      'round-branches',
      `with ${scope}
       select scope.id, scope.code, (select n.name from organ_name n where n.organ_id = scope.id and n.from_on <= $4 order by n.from_on desc, n.recorded_at desc limit 1) as name,
              r.reviewed_on as "reviewedOn", r.members_reviewed as "membersReviewed",
              (select coalesce(jsonb_object_agg(state, n), '{}') from (
                 select c.state, count(*)::int as n from case_file c
                  where c.facts ? 'round' and c.facts->>'round' = ($1::uuid)::text and c.procedure = 'screening' and c.branch_id = scope.id group by c.state) by_state) as states
         from scope left join lateral ${review('scope.id')} r on true
        where $5::text is null or scope.code > $5 collate "C" order by scope.code limit $6`,
      [id, path, visible, on, page.after ?? null, page.limit],
    );
  }
}
