import { Injectable } from '@nestjs/common';
import type { Round } from '../platform/queue/jobs.js';

/** Rings the rungs of time limits (nhắc hạn). */
@Injectable()
export class RemindersService {
  /** Claims the rungs whose time has come and tells those concerned. */
  async ring(_stopping: AbortSignal): Promise<Round> {
    return { done: 0, truncated: false };
  }
}
