import { hostname } from 'node:os';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { Logger } from 'pino';
import { Clock } from '../clock/clock.js';
import { LOGGER } from '../logging/logging.module.js';
import { JobHandlers } from './job-handlers.js';
import { JobQueue } from './queue.js';
import { QueueBackend } from './queue-backend.js';

/** The name under which the worker of this machine is found; PostgreSQL keeps no more than 63 characters of it. */
export const workerName = hostname().slice(0, 40);

/** Answers the bell: runs the handler of each job that rings, one at a time. */
@Injectable()
export class JobWorker implements OnModuleDestroy {
  private readonly stopping = new AbortController();
  private worker: ReturnType<QueueBackend['openWorker']> | undefined;

  constructor(
    private readonly backend: QueueBackend,
    private readonly queue: JobQueue,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins to answer; throws when a job has no handler or the queue cannot be reached. */
  async start(): Promise<void> {
    this.handlers.assertComplete();
    await this.backend.prepare();
    await this.queue.schedule(this.clock.now());
    this.worker = this.backend.openWorker((job, token) => this.run(job, token), { name: workerName });
    this.worker.on('error', (err) => this.logger.warn({ err }, 'the worker lost its connection to the queue'));
    this.worker.on('failed', (job, err) => this.logger.error({ job: job?.name, attempt: job?.attemptsMade, err }, 'a job failed'));
    await this.worker.waitUntilReady();
  }

  /** Stops answering. A job in hand is put back, so that another worker, or this one when it starts again, does it. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.worker?.close();
  }

  private async run(job: Job, token: string | undefined): Promise<void> {
    const handler = this.handlers.find(job.name);
    if (!handler) throw new UnrecoverableError(`no handler for the job ${job.name}`);
    try {
      await handler(this.stopping.signal);
    } catch (error) {
      if (!this.stopping.signal.aborted) throw error;
      await job.moveToWait(token);
      throw new WaitingError();
    }
  }
}
