import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MissedLimitsService } from '../cases/missed-limits.service.js';
import { CalendarProjectionService } from '../deadlines/calendar-projection.service.js';
import type { Round } from '../platform/queue/jobs.js';
import { RemindersService } from '../reminders/reminders.service.js';
import { RoundsMadeService } from './rounds-made.service.js';

/** The rounds through time limits: what was missed goes on record first, so that people are told of it in the same round. */
@Injectable()
export class DeadlineRounds implements OnModuleInit {
  constructor(
    private readonly rounds: RoundsMadeService,
    private readonly missed: MissedLimitsService,
    private readonly reminders: RemindersService,
    private readonly projection: CalendarProjectionService,
  ) {}

  onModuleInit(): void {
    this.rounds.answer('sweep-deadlines', (stopping) => this.sweep(stopping));
    this.rounds.answer('project-calendar', (stopping) => this.projection.project(stopping));
  }

  private async sweep(stopping: AbortSignal): Promise<Round> {
    const missed = await this.missed.record(stopping);
    const rung = await this.reminders.ring(stopping);
    return { done: missed.done + rung.done, truncated: missed.truncated || rung.truncated, nextAt: rung.nextAt };
  }
}
