import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { JobName } from '../platform/queue/jobs.js';

/** A round that a worker made. */
export interface SweepRun {
  readonly job: string;
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly done: number;
  readonly truncated: boolean;
}

/** How many rounds of each job are remembered. */
const remembered = 1000;

/** The rounds of the workers (lượt quét). */
@Injectable()
export class SweepRunsRepository {
  constructor(private readonly database: Database) {}

  /** Adds a round and forgets the oldest ones of its job. */
  async add(job: JobName, { beganAt, endedAt, done, truncated }: Omit<SweepRun, 'job'>): Promise<void> {
    const sql = 'insert into sweep_run (job, began_at, ended_at, done, truncated) values ($1, $2, $3, $4, $5)';
    await this.database.query('add-sweep-run', sql, [job, beganAt, endedAt, done, truncated]);
    const forget = 'delete from sweep_run where job = $1 and id <= (select id from sweep_run where job = $1 order by id desc offset $2 limit 1)';
    await this.database.query('forget-sweep-runs', forget, [job, remembered]);
  }

  /** The newest round of each of these jobs. */
  newest(jobs: readonly string[]): Promise<SweepRun[]> {
    return this.database.query<SweepRun>(
      'newest-sweep-runs',
      `select run.job, run.began_at as "beganAt", run.ended_at as "endedAt", run.done, run.truncated
         from unnest($1::text[]) as named (job)
         cross join lateral (select * from sweep_run where job = named.job order by id desc limit 1) run`,
      [jobs],
    );
  }
}
