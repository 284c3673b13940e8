import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { JobsOptions } from 'bullmq';
import type { Logger } from 'pino';
import { LOGGER } from '../logging/logging.module.js';
import { jobNames, jobs, jobTimeZone, type JobName } from './jobs.js';
import { QueueBackend, type BellQueue } from './queue-backend.js';

/** A job that fails because the database is away is tried again a little later, as often as its plan says; then it waits for a person. */
const optionsOf = (job: JobName): JobsOptions => ({
  attempts: jobs[job].attempts,
  backoff: { type: 'exponential', delay: jobs[job].backoffSeconds * 1000 },
  removeOnComplete: { count: 100 },
  removeOnFail: { count: 1000, age: 30 * 24 * 3600 },
});

/** The bell is set by hand for the near future only; what is further away stands in PostgreSQL, and the plan finds it. */
const nearFuture = 10 * 60_000;

const jobStates = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const;
export type JobState = (typeof jobStates)[number];

/** A job that was given up (dead letter). */
export interface FailedJob {
  readonly id: string;
  readonly job: string;
  readonly attempts: number;
  readonly reason: string;
  readonly failedAt: Date | undefined;
}

/** The bell: rings jobs now or a little later, says when they ring by themselves, and keeps those that were given up. */
@Injectable()
export class JobQueue implements OnModuleDestroy {
  private opened: BellQueue | undefined;
  private isPrepared = false;
  private isClosed = false;

  constructor(
    private readonly backend: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Rings a job at once; some worker will hear it. However often it rings while one waits, it is done once more. */
  async ring(job: JobName): Promise<void> {
    await this.queue.add(job, {}, { ...optionsOf(job), deduplication: { id: job, keepLastIfActive: true } });
  }

  /** Rings a job at a time of the next ten minutes, once for each second; a time further away is left to the plan. */
  async ringAt(job: JobName, at: Date, now: Date): Promise<void> {
    // At the end of the second, so that all of it has come and the one job of that second misses nothing.
    const second = Math.floor(at.getTime() / 1000) + 1;
    const delay = second * 1000 - now.getTime();
    if (delay > nearFuture) return;
    await this.queue.add(job, {}, { ...optionsOf(job), jobId: `${job}-at-${second}`, delay: Math.max(delay, 0) });
  }

  /** Rings a job now, or at a near time, and waits for nothing: where the queue is away, the plan finds what there is to do. */
  nudge(job: JobName, soon?: { readonly at: Date; readonly now: Date }): void {
    const ring = () => (soon ? this.ringAt(job, soon.at, soon.now) : this.ring(job));
    this.reached()
      .then(() => (this.isClosed ? undefined : ring()))
      .catch((err: unknown) => this.logger.warn({ job, err }, 'the bell could not be set'));
  }

  /**
   * Sets every job to its plan and forgets what is no job any more. May be called by every worker at every start. A job that should
   * have rung while no worker ran rings now.
   */
  async schedule(now: Date): Promise<void> {
    for (const { key } of await this.queue.getJobSchedulers()) {
      if (!jobNames.some((job) => job === key)) await this.queue.removeJobScheduler(key);
    }
    for (const job of jobNames) {
      const planned = await this.queue.getJobScheduler(job);
      await this.plan(job);
      if (planned?.next !== undefined && planned.next <= now.getTime()) await this.ring(job);
    }
  }

  /** Sets the jobs whose plan was lost with the queue, and rings them; gives how many those were. */
  async restore(): Promise<number> {
    const planned = new Set((await this.queue.getJobSchedulers()).map(({ key }) => key));
    const lost = jobNames.filter((job) => !planned.has(job));
    for (const job of lost) {
      await this.plan(job);
      await this.ring(job);
    }
    return lost.length;
  }

  /** How many jobs there are in each state. */
  async counts(): Promise<Readonly<Record<JobState, number>>> {
    const counts = await (await this.reached()).getJobCounts(...jobStates);
    return Object.fromEntries(jobStates.map((state) => [state, counts[state] ?? 0])) as Record<JobState, number>;
  }

  /** Jobs that were given up, the newest first. */
  async failed(limit = 100): Promise<FailedJob[]> {
    const found = await (await this.reached()).getJobs(['failed'], 0, limit - 1);
    return found.map(({ id = '', name, attemptsMade, failedReason, finishedOn }) => ({
      id,
      job: name,
      attempts: attemptsMade,
      reason: failedReason,
      failedAt: finishedOn === undefined ? undefined : new Date(finishedOn),
    }));
  }

  /** Tries a job that was given up once more; false when it is not there any more. */
  async retry(id: string): Promise<boolean> {
    const found = await this.findFailed(id);
    await found?.retry('failed', { resetAttemptsMade: true });
    return found !== undefined;
  }

  /** Forgets a job that was given up; false when it is not there any more. */
  async remove(id: string): Promise<boolean> {
    const found = await this.findFailed(id);
    await found?.remove();
    return found !== undefined;
  }

  /** Whether a worker of this name is connected to the queue. */
  async hasWorker(name: string): Promise<boolean> {
    const workers = await this.queue.getWorkers();
    return workers.some(({ rawname }) => rawname?.endsWith(`:w:${name}`));
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosed = true;
    await this.opened?.close();
  }

  private async plan(job: JobName): Promise<void> {
    await this.queue.upsertJobScheduler(job, { pattern: jobs[job].cron, tz: jobTimeZone }, { name: job, data: {}, opts: optionsOf(job) });
  }

  /** Somebody who asks is told at once that the queue is away; the queue itself would wait until it is back. */
  private async reached(): Promise<BellQueue> {
    await (this.isPrepared ? this.backend.reach() : this.backend.prepare());
    this.isPrepared = true;
    return this.queue;
  }

  private async findFailed(id: string): Promise<Awaited<ReturnType<BellQueue['getJob']>>> {
    const found = await (await this.reached()).getJob(id);
    return found && (await found.isFailed()) ? found : undefined;
  }

  private get queue(): BellQueue {
    if (this.opened) return this.opened;
    this.opened = this.backend.openQueue({});
    // A connection that was lost is made again by itself.
    this.opened.on('error', (err) => this.logger.warn({ err }, 'the queue lost its connection'));
    return this.opened;
  }
}
