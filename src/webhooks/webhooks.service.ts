import { Injectable } from '@nestjs/common';
import type { Statements } from '../platform/database/database.js';
import type { Round } from '../platform/queue/jobs.js';
import type { Announcement } from './announcement.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';

export type { Announcement, WebhookEvent } from './announcement.js';

/** Tells programs of others what happens (webhook). */
@Injectable()
export class WebhooksService {
  constructor(private readonly deliveries: WebhookDeliveriesRepository) {}

  /** Notes for each webhook concerned that it is to be told, in the caller's transaction. */
  announce(on: Statements, announcements: readonly Announcement[], at: Date): Promise<void> {
    return this.deliveries.add(on, announcements, at);
  }

  /** Delivers what is due. */
  async deliver(_stopping: AbortSignal): Promise<Round> {
    return { done: 0, truncated: false };
  }
}
