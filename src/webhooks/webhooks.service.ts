import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Statements } from '../platform/database/database.js';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../platform/http/page.js';
import type { Round } from '../platform/queue/jobs.js';
import type { Announcement } from './announcement.js';
import { DeliveryLogRepository } from './delivery-log.repository.js';
import { DeliveryRound } from './delivery-round.service.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';
import type { DeadDelivery } from './webhook-record.js';

export type { Announcement, WebhookEvent } from './announcement.js';
export type { DeadDelivery } from './webhook-record.js';

const Cursor = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });

/** Tells programs of others what happens (webhook). */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly log: DeliveryLogRepository,
    private readonly round: DeliveryRound,
  ) {}

  /** Notes for each webhook concerned that it is to be told, in the caller's transaction. */
  announce(on: Statements, announcements: readonly Announcement[], at: Date): Promise<void> {
    return this.deliveries.add(on, announcements, at);
  }

  /** Delivers what is due. */
  deliver(stopping: AbortSignal): Promise<Round> {
    return this.round.run(stopping);
  }

  /** Deliveries that were given up after many attempts, the oldest first. */
  async dead({ limit, after }: PageQuery): Promise<Page<DeadDelivery>> {
    const rows = await this.log.dead({ limit, after: decodeCursor(Cursor, after) });
    return pageOf(rows, limit, (row) => row, ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }));
  }
}
