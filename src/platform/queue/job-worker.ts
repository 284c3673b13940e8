import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { Logger } from 'pino';
import { Clock } from '../clock/clock.js';
import { withoutValues } from '../logging/logged-error.js';
import { LOGGER } from '../logging/logging.module.js';
import { JobHandlers } from './job-handlers.js';
import { jobNames } from './jobs.js';
import { JobQueue } from './queue.js';
import { QueueBackend } from './queue-backend.js';

/** The name under which the worker of this machine is found; PostgreSQL keeps no more than 63 characters of it. */
export const workerName = hostname().slice(0, 40);

/** How often the worker looks whether the queue still knows its plans, and how long it waits before it tries again to reach it. */
const rhythm = { watch: 5_000, again: 1000, atMost: 30_000 };

/** Answers the bell: runs the handler of each job that rings. Different jobs run side by side, one job once at a time. */
@Injectable()
export class JobWorker implements OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly running = new Set<string>();
  private worker: ReturnType<QueueBackend['openWorker']> | undefined;

  constructor(
    private readonly backend: QueueBackend,
    private readonly queue: JobQueue,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins to answer; throws when a job has no handler or the queue cannot be reached. */
  async start({ watch = rhythm.watch } = {}): Promise<void> {
    this.handlers.assertComplete();
    await this.backend.prepare();
    await this.queue.schedule(this.clock.now());
    if (this.stopping.signal.aborted) return;
    this.worker = this.backend.openWorker((job, token) => this.run(job, token), { name: workerName, concurrency: jobNames.length });
    this.worker.on('error', (err) => this.logger.warn({ err }, 'the worker lost its connection to the queue'));
    this.worker.on('failed', (job, err) => this.logger.error({ job: job?.name, attempt: job?.attemptsMade, err }, 'a job failed'));
    await this.worker.waitUntilReady();
    void this.watch(watch);
  }

  /** Begins to answer as soon as the queue can be reached; never rejects, and ends when the worker is told to stop. */
  async startWhenReachable({ again = rhythm.again } = {}): Promise<void> {
    for (let wait = again; !this.stopping.signal.aborted; wait = Math.min(wait * 2, rhythm.atMost)) {
      try {
        await this.start();
        return;
      } catch (err) {
        this.logger.warn({ err }, 'the worker cannot reach the queue and tries again');
        await this.worker?.close().catch(() => undefined);
        this.worker = undefined;
      }
      await this.rest(wait);
    }
  }

  /** Stops answering. A job in hand is put back, so that another worker, or this one when it starts again, does it. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.worker?.close();
  }

  /** A queue that was emptied no longer rings by itself; what is due stands in PostgreSQL, so that only its plans have to be set again. */
  private async watch(every: number): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.rest(every);
      if (this.stopping.signal.aborted) return;
      const restored = await this.queue.restore().catch(() => 0);
      if (restored > 0) this.logger.warn({ jobs: restored }, 'the queue had lost plans, which were set again');
    }
  }

  private rest(milliseconds: number): Promise<unknown> {
    return pause(milliseconds, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
  }

  private async run(job: Job, token: string | undefined): Promise<void> {
    const handler = this.handlers.find(job.name);
    if (!handler) throw new UnrecoverableError(`no handler for the job ${job.name}`);
    // What a round under way in this process leaves, the next one finds.
    if (this.running.has(job.name)) return;
    this.running.add(job.name);
    try {
      // One that is taken while the worker stops may be one that it has just put back.
      this.stopping.signal.throwIfAborted();
      await handler(this.stopping.signal);
    } catch (error) {
      if (!this.stopping.signal.aborted) throw asTheQueueKeeps(error);
      await job.moveToWait(token);
      throw new WaitingError();
    } finally {
      this.running.delete(job.name);
    }
  }
}

/** The queue keeps message and stack of a failure for whoever looks after it, so both are without values; the log is told the codes as well. */
function asTheQueueKeeps(error: unknown): Error {
  const { type, message, stack = '' } = withoutValues(error);
  return Object.assign(new Error(message, { cause: error }), { name: type, stack: `${type}: ${message}\n${stack}` });
}
