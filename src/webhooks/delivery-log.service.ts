import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../platform/http/page.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { trialEvent } from './announcement.js';
import { DeliveryLogRepository } from './delivery-log.repository.js';
import { WebhookCourier } from './webhook-courier.service.js';
import { WebhookDesk } from './webhook-desk.service.js';
import type { DeliveryState, LoggedDelivery } from './webhook-record.js';
import { isGone, isTaken } from './webhook-sender.js';

const Cursor = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });

/** What was sent to a webhook and what came of it, for those who answer for its organ. */
@Injectable()
export class DeliveryLog {
  constructor(
    private readonly desk: WebhookDesk,
    private readonly log: DeliveryLogRepository,
    private readonly courier: WebhookCourier,
    private readonly clock: Clock,
  ) {}

  /** Deliveries with every attempt, the newest first. */
  async list(webhookId: string, { limit, after, state }: PageQuery & { readonly state?: DeliveryState | undefined }, actor: Actor): Promise<Page<LoggedDelivery>> {
    const { id } = await this.desk.get(webhookId, actor);
    const rows = await this.log.list(id, { limit, state, after: decodeCursor(Cursor, after) });
    return pageOf(rows, limit, (row) => row, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
  }

  /** Makes a delivery due at once, also one that was delivered or given up. 409 when the webhook has ended. */
  async again(webhookId: string, deliveryId: string, actor: Actor): Promise<LoggedDelivery> {
    const { id } = await this.living(webhookId, actor);
    if (!(await this.log.makeDue(id, deliveryId, this.clock.now()))) throw Problem.notFound('delivery');
    return this.get(id, deliveryId);
  }

  /** Sends a trial at once, once, and gives what came of it; who wants no more is told no more. 409 when the webhook has ended. */
  async try(webhookId: string, actor: Actor): Promise<LoggedDelivery> {
    const webhook = await this.living(webhookId, actor);
    const trial = { id: randomUUID(), event: trialEvent, payload: {}, createdAt: this.clock.now() } as const;
    const attempt = await this.courier.carry(trial, webhook, new AbortController().signal);
    const wasTaken = isTaken(attempt);
    await this.log.addTrial(webhook.id, trial, wasTaken ? 'delivered' : 'dropped', attempt);
    if (isGone(attempt)) await this.desk.end(webhook.id, actor);
    return this.get(webhook.id, trial.id);
  }

  private async living(webhookId: string, actor: Actor): ReturnType<WebhookDesk['get']> {
    const webhook = await this.desk.get(webhookId, actor);
    if (webhook.endedAt !== null) throw Problem.conflict('webhook-ended');
    return webhook;
  }

  private async get(webhookId: string, deliveryId: string): Promise<LoggedDelivery> {
    const delivery = await this.log.find(webhookId, deliveryId);
    if (!delivery) throw Problem.notFound('delivery');
    return delivery;
  }
}
