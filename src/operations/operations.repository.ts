import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';

/** Whoever looks need not know the exact number of very many. */
const most = 100_000;

/** How many rows, or {@link most} where there are more. */
const upTo = (from: string) => `(select count(*)::integer from (select from ${from} limit ${most}) counted)`;

/** Time limits that bind somebody, by how they stand on a day, and what waits to be sent. */
export interface Backlog {
  readonly dueWithin7: number;
  readonly overdue: number;
  readonly suspended: number;
  /** The rung that has waited longest to ring; null where none waits. */
  readonly oldestRungAt: Date | null;
  readonly oldestMissAt: Date | null;
  /** Rungs that rang since the day before the last, for which nobody was found. */
  readonly untold: number;
  readonly mailWaiting: number;
  /** Of these, what was tried for half an hour in vain, or that nobody took in hand for an hour. */
  readonly mailStuck: number;
  readonly mailUncertain: number;
  readonly mailDead: number;
  readonly webhooksWaiting: number;
  readonly webhooksDead: number;
}

/** The newest round of a job. */
export interface RoundRun {
  readonly job: string;
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly done: number;
  readonly truncated: boolean;
}

/** A rung for which nobody was found. */
export interface UntoldRung {
  readonly caseId: string;
  readonly number: string;
  readonly procedure: string;
  readonly key: string;
  readonly dueOn: IsoDate;
  readonly rung: string;
  readonly branchName: string | null;
  readonly claimedAt: Date;
}

/** Where a page of them ended. */
export interface UntoldMark {
  readonly at: string;
  readonly case: string;
  readonly key: string;
  readonly rung: string;
}

const untold = `
  select r.case_id as "caseId", c.number, c.procedure, r.key, r.due_on as "dueOn", r.rung, r.claimed_at as "claimedAt",
         (select n.name from organ_name n where n.organ_id = c.branch_id order by n.from_on desc, n.recorded_at desc limit 1) as "branchName"
    from rung_claim r join case_file c on c.id = r.case_id
   where r.told = 0 and ($2::timestamptz is null or (r.claimed_at, r.case_id, r.key, r.rung) < ($2, $3::uuid, $4::text, $5::text))
   order by r.claimed_at desc, r.case_id desc, r.key desc, r.rung desc limit $1`;

const backlog = `
  select ${upTo(`deadline where purpose <> 'reminder' and due_on between $1::date and $1::date + 7`)} as "dueWithin7",
         ${upTo(`deadline where purpose <> 'reminder' and due_on < $1`)} as overdue,
         ${upTo(`deadline where due_on = date '9999-12-31'`)} as suspended,
         (select ring_at from deadline where ring_at <= $2 order by ring_at limit 1) as "oldestRungAt",
         (select miss_at from deadline where miss_at <= $2 order by miss_at limit 1) as "oldestMissAt",
         ${upTo(`rung_claim where told = 0 and claimed_at > $2::timestamptz - interval '2 days'`)} as untold,
         ${upTo(`mail where state in ('waiting', 'handing-over')`)} as "mailWaiting",
         ${upTo(`mail where state in ('waiting', 'handing-over') and (attempts > 5 or next_at < $2::timestamptz - interval '1 hour')`)} as "mailStuck",
         ${upTo(`mail where state in ('uncertain', 'dead') and state = 'uncertain'`)} as "mailUncertain",
         ${upTo(`mail where state in ('uncertain', 'dead') and state = 'dead'`)} as "mailDead",
         ${upTo(`webhook_delivery where state = 'waiting'`)} as "webhooksWaiting",
         ${upTo(`webhook_delivery d join webhook w on w.id = d.webhook_id and w.ended_at is null where d.state = 'dead'`)} as "webhooksDead"`;

const newestRounds = `
  select run.job, run.began_at as "beganAt", run.ended_at as "endedAt", run.done, run.truncated
    from unnest($1::text[]) wanted(job)
    cross join lateral (select * from sweep_run r where r.job = wanted.job order by r.id desc limit 1) run`;

/** How far the worker has come. */
@Injectable()
export class OperationsRepository {
  constructor(private readonly database: Database) {}

  /** What waits as of a legal day and an instant. */
  async backlog(today: IsoDate, now: Date): Promise<Backlog> {
    const [found] = await this.database.query<Backlog>('operations-backlog', backlog, [today, now]);
    if (!found) throw new Error('The database does not say what waits.');
    return found;
  }

  /** Rungs that rang for nobody, the newest first. */
  untold(limit: number, after: UntoldMark | undefined): Promise<UntoldRung[]> {
    return this.database.query<UntoldRung>('rungs-untold', untold, [limit, after?.at ?? null, after?.case ?? null, after?.key ?? null, after?.rung ?? null]);
  }

  /** The newest round of each of these jobs; one that never ran is absent. */
  newestRounds(jobs: readonly string[]): Promise<RoundRun[]> {
    return this.database.query<RoundRun>('operations-rounds', newestRounds, [jobs]);
  }
}
