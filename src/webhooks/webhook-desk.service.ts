import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { isRecordingOffice } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Configuration } from '../platform/config/configuration.js';
import type { Actor } from '../platform/http/actor.js';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { WebhookEvent } from './announcement.js';
import { addressFault } from './webhook-address.js';
import { newSecret } from './webhook-secret.js';
import type { Webhook } from './webhook-record.js';
import { WebhooksRepository } from './webhooks.repository.js';

const Cursor = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });
/** An organ has few programs that want to be told. */
const most = 20;

/** The programs of others that are told, for those who answer for an organ: its secretary, deputy, clerk and administrator, and those of organs above. */
@Injectable()
export class WebhookDesk {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly organisations: OrganisationsService,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** Enters a webhook; the secret is known only now. 400 for an address that the operator has not listed. */
  async enter(organ: string, { url, events }: { readonly url: string; readonly events: readonly WebhookEvent[] }, actor: Actor): Promise<{ webhook: Webhook; secret: string }> {
    await this.requireFor(organ, actor);
    const fault = addressFault(url, this.configuration.webhookHosts);
    if (fault !== undefined) throw Problem.invalidFields([{ pointer: '#/url', code: fault }]);
    const webhook: Webhook = { id: randomUUID(), organ, url, events: [...new Set(events)], createdAt: this.clock.now(), endedAt: null };
    const secret = newSecret();
    if (!(await this.webhooks.add(webhook, secret, actor.accountId, most))) throw Problem.conflict('too-many-webhooks');
    return { webhook, secret };
  }

  /** Those of an organ, the first one first, also those that have ended. */
  async list(organ: string, { limit, after }: PageQuery, actor: Actor): Promise<Page<Webhook>> {
    await this.requireFor(organ, actor);
    const rows = await this.webhooks.list(organ, { limit, after: decodeCursor(Cursor, after) });
    return pageOf(rows, limit, (row) => row, ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }));
  }

  /** Ends a webhook at once; what still waits is dropped. */
  async end(id: string, actor: Actor): Promise<void> {
    await this.webhooks.end((await this.get(id, actor)).id, this.clock.now());
  }

  /** A webhook of an organ that this actor answers for. 404 for any other, so that nobody learns whether it exists. */
  async get(id: string, actor: Actor): Promise<Webhook & { readonly secret: string }> {
    const webhook = await this.webhooks.find(id);
    if (!webhook || !(await this.answersFor(webhook.organ, actor))) throw Problem.notFound('webhook');
    return webhook;
  }

  private async requireFor(organ: string, actor: Actor): Promise<void> {
    await this.organisations.getOrgan(organ);
    if (!(await this.answersFor(organ, actor))) throw Problem.notAllowed();
  }

  private answersFor(organ: string, { offices }: Actor): Promise<boolean> {
    const able = offices.filter(({ office }) => office === 'administrator' || isRecordingOffice(office));
    return this.organisations.isWithin(organ, able.map((held) => held.organ));
  }
}
