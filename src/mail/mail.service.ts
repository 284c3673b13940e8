import { Injectable } from '@nestjs/common';
import type { Round } from '../platform/queue/jobs.js';

/** Sends people what they have been told, as e-mails (thư điện tử). */
@Injectable()
export class MailService {
  /** Puts notices together into e-mails and sends what is due. */
  async send(_stopping: AbortSignal): Promise<Round> {
    return { done: 0, truncated: false };
  }
}
