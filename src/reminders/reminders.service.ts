import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Round } from '../platform/queue/jobs.js';
import { IsolatedRingingService } from './isolated-ringing.service.js';
import { ReminderPoliciesService } from './reminder-policies.service.js';
import { RungsRepository } from './rungs.repository.js';

/** Small, because a step of a case in hand waits for the batch; and a round ends after a while, so that others have their turn. */
const bounds = { size: 500, milliseconds: 20_000 };

/** Rings the rungs of time limits (nhắc hạn). */
@Injectable()
export class RemindersService {
  constructor(
    private readonly batches: IsolatedRingingService,
    private readonly rungs: RungsRepository,
    private readonly policies: ReminderPoliciesService,
    private readonly clock: Clock,
  ) {}

  /** Claims the rungs whose time has come and tells those concerned, batch by batch, until nothing is due, time is up or the worker stops. */
  async ring(stopping: AbortSignal, { size, milliseconds } = bounds): Promise<Round> {
    const end = performance.now() + milliseconds;
    const isOver = () => stopping.aborted || performance.now() > end;
    let done = 0;
    for (let goesOn = true; goesOn; ) {
      if (isOver()) return { done, truncated: true };
      goesOn = await this.policies.plan();
    }
    for (;;) {
      if (isOver()) return { done, truncated: true };
      const { taken, claimed } = await this.batches.ring(size, this.clock.now());
      done += claimed;
      if (taken < size) return { done, truncated: false, nextAt: await this.rungs.nextAt() };
    }
  }
}
