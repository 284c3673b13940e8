import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { Readiness } from '../platform/health/readiness.js';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../platform/http/page.js';
import { LOGGER } from '../platform/logging/logging.module.js';
import { JobQueue } from '../platform/queue/queue.js';
import { jobNames } from '../platform/queue/jobs.js';
import { OperationsRepository, type Backlog, type RoundRun, type UntoldRung } from './operations.repository.js';

/** What can stand badly: the worker's rounds, the queue, reminders, e-mails, webhooks. */
export const parts = ['worker', 'queue', 'reminders', 'people', 'mail', 'webhooks'] as const;
export type Part = (typeof parts)[number];

/** How one part stands. `count` and `minutes` are what its sentence shows. */
export interface PartState {
  readonly part: Part;
  readonly state: 'in-order' | 'behind' | 'broken';
  readonly count: number;
  readonly minutes: number;
}

export interface OperationsState {
  readonly parts: readonly PartState[];
  readonly backlog: Backlog;
  readonly rounds: readonly RoundRun[];
  /** Jobs in the queue by state; absent while it cannot be reached. */
  readonly jobs: Readonly<Record<string, number>> | undefined;
}

/** Rounds are made every minute; who has not made one for so long does not run. */
const patience = 5;
const Cursor = z.strictObject({ at: z.iso.datetime(), case: z.uuid(), key: z.string(), rung: z.string() });

/** How the program does its work that nobody waits for (vận hành). */
@Injectable()
export class OperationsService {
  constructor(
    private readonly repository: OperationsRepository,
    private readonly queue: JobQueue,
    private readonly readiness: Readiness,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async state(): Promise<OperationsState> {
    const [backlog, rounds, jobs] = await Promise.all([this.repository.backlog(this.clock.today(), this.clock.now()), this.repository.newestRounds(jobNames), this.jobs()]);
    return { backlog, rounds, jobs, parts: this.partsOf(backlog, rounds, jobs) };
  }

  /** Rungs that rang for nobody, the newest first. */
  async untold({ limit, after }: PageQuery): Promise<Page<UntoldRung>> {
    const rows = await this.repository.untold(limit + 1, decodeCursor(Cursor, after));
    return pageOf(rows, limit, (row) => row, ({ claimedAt, caseId, key, rung }) => ({ at: claimedAt.toISOString(), case: caseId, key, rung }));
  }

  private partsOf(backlog: Backlog, rounds: readonly RoundRun[], jobs: OperationsState['jobs']): PartState[] {
    const swept = rounds.find(({ job }) => job === 'sweep-deadlines');
    const startedAt = this.readiness.since;
    const silence = this.minutesSince(swept?.endedAt ?? startedAt);
    const isSilent = swept === undefined || silence > patience;
    const isFresh = startedAt !== null && this.minutesSince(startedAt) < patience;
    const waiting = Math.max(this.minutesSince(backlog.oldestRungAt), this.minutesSince(backlog.oldestMissAt));
    const failed = jobs?.['failed'] ?? 0;
    const lost = backlog.mailDead + backlog.mailUncertain;
    const sinceTold = this.minutesSince(rounds.find(({ job }) => job === 'deliver-webhooks')?.endedAt ?? startedAt);
    const isUntold = backlog.webhooksWaiting > 0 && sinceTold > patience;
    const state = (part: Part, broken: boolean, behind: boolean, count: number, minutes = 0): PartState => ({ part, state: broken ? 'broken' : behind ? 'behind' : 'in-order', count, minutes });
    return [
      state('worker', isSilent && !isFresh, isSilent, rounds.length, silence),
      state('queue', jobs === undefined, failed > 0, failed),
      state('reminders', false, waiting > patience, backlog.overdue, waiting),
      state('people', false, backlog.untold > 0, backlog.untold),
      backlog.mailStuck > 0 ? state('mail', true, false, backlog.mailStuck) : state('mail', false, lost > 0, lost),
      isUntold ? state('webhooks', true, false, backlog.webhooksWaiting, sinceTold) : state('webhooks', false, backlog.webhooksDead > 0, backlog.webhooksDead),
    ];
  }

  /** Whoever asks how things stand is told also when the queue is away. */
  private async jobs(): Promise<OperationsState['jobs']> {
    try {
      return await this.queue.counts();
    } catch (err) {
      this.logger.warn({ err }, 'the queue does not answer');
      return undefined;
    }
  }

  private minutesSince(at: Date | null): number {
    return at === null ? 0 : Math.max(0, Math.floor((this.clock.now().getTime() - at.getTime()) / 60_000));
  }
}
