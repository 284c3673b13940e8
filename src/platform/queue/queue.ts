import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { JobsOptions } from 'bullmq';
import type { Logger } from 'pino';
import { LOGGER } from '../logging/logging.module.js';
import { jobNames, jobs, jobTimeZone, type JobName } from './jobs.js';
import { QueueBackend, type BellQueue } from './queue-backend.js';

/** A job that fails because the database is away is tried again after one, two and four minutes, as often as its plan says. */
const optionsOf = (job: JobName): JobsOptions => ({
  attempts: jobs[job].attempts,
  backoff: { type: 'exponential', delay: 60_000 },
  removeOnComplete: { count: 100 },
  removeOnFail: { count: 100 },
});

/** The bell: rings jobs now, and says when they ring by themselves. */
@Injectable()
export class JobQueue implements OnModuleDestroy {
  private opened: BellQueue | undefined;

  constructor(
    private readonly backend: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Rings a job at once; some worker will hear it. */
  async ring(job: JobName): Promise<void> {
    await this.queue.add(job, {}, optionsOf(job));
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
      await this.queue.upsertJobScheduler(job, { pattern: jobs[job].cron, tz: jobTimeZone }, { name: job, data: {}, opts: optionsOf(job) });
      if (planned?.next !== undefined && planned.next <= now.getTime()) await this.ring(job);
    }
  }

  /** Whether a worker of this name is connected to the queue. */
  async hasWorker(name: string): Promise<boolean> {
    const workers = await this.queue.getWorkers();
    return workers.some(({ rawname }) => rawname?.endsWith(`:w:${name}`));
  }

  async onModuleDestroy(): Promise<void> {
    await this.opened?.close();
  }

  private get queue(): BellQueue {
    if (this.opened) return this.opened;
    this.opened = this.backend.openQueue({});
    // A connection that was lost is made again by itself.
    this.opened.on('error', (err) => this.logger.warn({ err }, 'the queue lost its connection'));
    return this.opened;
  }
}
