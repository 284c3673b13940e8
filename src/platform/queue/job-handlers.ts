import { Injectable } from '@nestjs/common';
import { jobNames, type JobName } from './jobs.js';

/** What a room does when a job rings. It throws as soon as it can once `stopping` is aborted; the job then rings again later. */
export type JobHandler = (stopping: AbortSignal) => Promise<void>;

/** Which room answers which job. Closed: every job of the house has one handler, or the worker does not start. */
@Injectable()
export class JobHandlers {
  private readonly handlers = new Map<string, JobHandler>();

  /** Throws when the job is answered already. */
  add(job: JobName, handler: JobHandler): void {
    if (this.handlers.has(job)) throw new Error(`The job ${job} has two handlers.`);
    this.handlers.set(job, handler);
  }

  /** Throws unless every job is answered. */
  assertComplete(): void {
    const missing = jobNames.filter((job) => !this.handlers.has(job));
    if (missing.length > 0) throw new Error(`No handler for the job ${missing.join(', ')}.`);
  }

  /** The handler of a job; nothing for a name that the queue kept from another version of the program. */
  find(job: string): JobHandler | undefined {
    return this.handlers.get(job);
  }
}
