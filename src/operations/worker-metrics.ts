import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { jobNames } from '../platform/queue/jobs.js';
import { JobQueue } from '../platform/queue/queue.js';
import { OperationsRepository, type Backlog } from './operations.repository.js';

/** What was read for one reading of the measurements serves all of them. */
const freshFor = 5_000;

/** Measures what is due, what waits to be sent, and how the worker's rounds go. All of it is read from the tables, so that any process can tell. */
@Injectable()
export class WorkerMetrics implements OnModuleInit {
  private known: { readonly at: number; readonly backlog: Promise<Backlog> } | undefined;

  constructor(
    private readonly metrics: Metrics,
    private readonly repository: OperationsRepository,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const level = (name: string, help: string, label: string, read: () => Promise<Readonly<Record<string, number>>>) =>
      // While the database is away the process still tells of itself.
      this.metrics.level({ name, help, label, read: () => read().catch(() => ({})) });
    level('lotrinh_deadlines', 'Time limits that bind somebody: last day within a week, gone by, suspended.', 'state', async () => {
      const { dueWithin7, overdue, suspended } = await this.backlog();
      return { due_within_7_days: dueWithin7, overdue, suspended };
    });
    level('lotrinh_oldest_waiting_seconds', 'For how long the oldest rung, and the oldest missed limit that is not on record, have waited.', 'what', async () => {
      const { oldestRungAt, oldestMissAt } = await this.backlog();
      return { rung: this.secondsSince(oldestRungAt), missed_limit: this.secondsSince(oldestMissAt) };
    });
    level('lotrinh_rungs_untold', 'Rungs of the last two days for which nobody was found.', 'of', async () => ({ two_days: (await this.backlog()).untold }));
    level('lotrinh_mail', 'E-mails that wait, may or may not have gone out, or cannot be sent.', 'state', async () => {
      const { mailWaiting, mailUncertain, mailDead } = await this.backlog();
      return { waiting: mailWaiting, uncertain: mailUncertain, dead: mailDead };
    });
    level('lotrinh_webhook_deliveries', 'Deliveries to webhooks that wait or were given up.', 'state', async () => {
      const { webhooksWaiting, webhooksDead } = await this.backlog();
      return { waiting: webhooksWaiting, dead: webhooksDead };
    });
    level('lotrinh_queue_jobs', 'Jobs in the queue; failed ones were given up.', 'state', () => this.queue.counts());
    level('lotrinh_round_seconds', 'How long the newest round of each job took.', 'job', () => this.ofRounds(({ beganAt, endedAt }) => (endedAt.getTime() - beganAt.getTime()) / 1000));
    level('lotrinh_round_age_seconds', 'How long ago the newest round of each job ended.', 'job', () => this.ofRounds(({ endedAt }) => this.secondsSince(endedAt)));
    level('lotrinh_round_truncated', '1 where the newest round of a job left something to the next.', 'job', () => this.ofRounds(({ truncated }) => Number(truncated)));
  }

  private backlog(): Promise<Backlog> {
    const now = this.clock.now();
    if (!this.known || Math.abs(now.getTime() - this.known.at) > freshFor) this.known = { at: now.getTime(), backlog: this.repository.backlog(this.clock.today(), now) };
    return this.known.backlog;
  }

  private async ofRounds(number: (run: Awaited<ReturnType<OperationsRepository['newestRounds']>>[number]) => number): Promise<Readonly<Record<string, number>>> {
    const runs = await this.repository.newestRounds(jobNames);
    return Object.fromEntries(runs.map((run) => [run.job, number(run)]));
  }

  private secondsSince(at: Date | null): number {
    return at === null ? 0 : Math.max(0, (this.clock.now().getTime() - at.getTime()) / 1000);
  }
}
