import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock/clock.js';
import { crashPoint } from '../platform/config/crash-point.js';
import { LOGGER } from '../platform/logging/logging.module.js';
import type { Round } from '../platform/queue/jobs.js';
import { MissedLimitObserver } from './missed-limit-observer.js';
import { MissedLimitsRepository, type OverdueLimit } from './missed-limits.repository.js';

/** A round ends after a while; the steps of one handful may be written together. */
const bounds = { size: 96, milliseconds: 20_000 };
const handful = 8;
const minute = 60_000;
/** When a limit that failed is tried again, and when one that the step refused is looked at again. */
const again = { failed: 10 * minute, refused: 24 * 60 * minute };

/**
 * Puts on record that an organ was late (quá hạn). Whatever the law says of the limit is asked by the step itself; a limit that was met
 * meanwhile is left as it is.
 */
@Injectable()
export class MissedLimitsService {
  constructor(
    private readonly limits: MissedLimitsRepository,
    private readonly observer: MissedLimitObserver,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Batch by batch, until nothing is due, time is up or the worker stops. A case that fails is logged by its number and stops no other. */
  async record(stopping: AbortSignal, { size, milliseconds } = bounds): Promise<Round> {
    const end = performance.now() + milliseconds;
    const isOver = () => stopping.aborted || performance.now() > end;
    for (let done = 0; ; ) {
      if (isOver()) return { done, truncated: true };
      const now = this.clock.now();
      const taken = await this.limits.take(now, later(now, again.failed), size);
      for (let place = 0; place < taken.length && !stopping.aborted; place += handful) {
        const recorded = await Promise.all(taken.slice(place, place + handful).map((limit) => this.recordOne(limit, now)));
        done += recorded.filter(Boolean).length;
      }
      if (taken.length < size) return { done, truncated: false };
    }
  }

  private async recordOne(limit: OverdueLimit, now: Date): Promise<boolean> {
    try {
      const outcome = await this.observer.observe(limit);
      if (outcome === 'refused') await this.limits.postpone(limit, later(now, again.refused));
      else crashPoint('miss-recorded');
      return outcome === 'recorded';
    } catch (err) {
      this.logger.error({ case: limit.number, limit: limit.key, err }, 'a limit that ran out could not be put on record, and is tried again');
      return false;
    }
  }
}

const later = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);
