import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock/clock.js';
import { LOGGER } from '../platform/logging/logging.module.js';
import { jobNames, type JobName, type Round } from '../platform/queue/jobs.js';
import { JobHandlers } from '../platform/queue/job-handlers.js';
import { JobQueue } from '../platform/queue/queue.js';
import { SweepRunsRepository, type SweepRun } from './sweep-runs.repository.js';

export type { SweepRun } from './sweep-runs.repository.js';

/** Lets jobs make rounds, and remembers what the rounds did. */
@Injectable()
export class RoundsMadeService {
  constructor(
    private readonly runs: SweepRunsRepository,
    private readonly handlers: JobHandlers,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** From now on the job makes such rounds: again at once while there is more to do, and again when the next thing is near. */
  answer(job: JobName, round: (stopping: AbortSignal) => Promise<Round>): void {
    this.handlers.add(job, (stopping) => this.make(job, () => round(stopping), stopping));
  }

  /** The last round of each job that has made one. */
  newest(): Promise<SweepRun[]> {
    return this.runs.newest(jobNames);
  }

  private async make(job: JobName, round: () => Promise<Round>, stopping: AbortSignal): Promise<void> {
    const [beganAt, began] = [this.clock.now(), performance.now()];
    const { done, truncated, nextAt } = await round();
    const milliseconds = Math.round(performance.now() - began);
    await this.runs.add(job, { beganAt, endedAt: this.clock.now(), done, truncated });
    this.logger[done > 0 || truncated ? 'info' : 'debug']({ job, done, truncated, milliseconds }, 'a round was made');
    if (stopping.aborted) return;
    if (truncated) this.queue.nudge(job);
    else if (nextAt) this.queue.nudge(job, { at: nextAt, now: this.clock.now() });
  }
}
