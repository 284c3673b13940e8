import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MailService, type LostMail } from '../mail/mail.service.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { requireAdministrator } from '../platform/http/administrator.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { PageQuery, type Page } from '../platform/http/page.js';
import { Language } from '../platform/language/language.js';
import { WebhooksService, type DeadDelivery } from '../webhooks/webhooks.service.js';

const LostMailView = z
  .object({
    id: z.uuid(),
    account: z.object({ id: z.uuid(), name: z.string() }),
    state: z.enum(['uncertain', 'dead']),
    label: z.string().meta({ description: 'What is known of it.' }),
    createdAt: z.iso.datetime(),
    settledAt: z.iso.datetime(),
    attempts: z.int(),
    reason: z.string().meta({ description: 'Where it came to grief, and the code.' }),
    sentAgain: z.int().meta({ description: 'How often an administrator had it sent again.' }),
  })
  .meta({ id: 'LostMail' });
type LostMailView = z.infer<typeof LostMailView>;
const LostMailPage = z.object({ entries: z.array(LostMailView), next: z.string().optional() });

const DeadDeliveryView = z
  .object({ id: z.uuid(), webhook: z.uuid(), organ: z.uuid(), event: z.string(), createdAt: z.iso.datetime(), settledAt: z.iso.datetime(), attempts: z.int() })
  .meta({ id: 'DeadDelivery' });
type DeadDeliveryView = z.infer<typeof DeadDeliveryView>;
const DeadDeliveryPage = z.object({ entries: z.array(DeadDeliveryView), next: z.string().optional() });

/** What was to be sent and was lost on the way (thư thất lạc), for administrators. */
@ApiTags('operations')
@Controller('api/v1/operations')
export class LostController {
  constructor(
    private readonly mail: MailService,
    private readonly webhooks: WebhooksService,
    private readonly language: Language,
  ) {}

  @Get('lost-mail')
  @ApiOperation({ summary: 'E-mails that could not be sent, or of which nobody knows whether they arrived, the newest first' })
  @Answers(200, LostMailPage)
  @CanAnswer('not-allowed', 'malformed-cursor')
  async lostMail(@Query({ schema: PageQuery }) page: PageQuery, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<Page<LostMailView>> {
    requireAdministrator(actor);
    const { entries, next } = await this.mail.lost(page);
    return { entries: entries.map((mail) => this.viewMail(mail, request)), ...(next !== undefined && { next }) };
  }

  @Post('lost-mail/:id/send-again')
  @HttpCode(204)
  @ApiOperation({ summary: 'Send a lost e-mail once more', description: 'It may arrive twice. Who wanted it is noted.' })
  @Answers(204)
  @CanAnswer('not-allowed', 'not-found', 'conflict')
  async sendAgain(@Param('id', { schema: z.uuid() }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    requireAdministrator(actor);
    await this.mail.sendAgain(id, actor);
  }

  @Get('dead-deliveries')
  @ApiOperation({ summary: 'Deliveries to webhooks that were given up, the oldest first', description: 'The log of the webhook tells every attempt, and lets one be sent again.' })
  @Answers(200, DeadDeliveryPage)
  @CanAnswer('not-allowed', 'malformed-cursor')
  async dead(@Query({ schema: PageQuery }) page: PageQuery, @CurrentActor() actor: Actor): Promise<Page<DeadDeliveryView>> {
    requireAdministrator(actor);
    const { entries, next } = await this.webhooks.dead(page);
    return { entries: entries.map(viewDelivery), ...(next !== undefined && { next }) };
  }

  private viewMail({ id, account, accountName, state, createdAt, settledAt, attempts, reason, sentAgain }: LostMail, request: FastifyRequest): LostMailView {
    const label = this.language.t(this.language.of(request), `operations:mail.${state}`);
    return { id, account: { id: account, name: accountName }, state, label, createdAt: createdAt.toISOString(), settledAt: settledAt.toISOString(), attempts, reason, sentAgain };
  }
}

function viewDelivery({ id, webhookId, organ, event, createdAt, settledAt, attempts }: DeadDelivery): DeadDeliveryView {
  return { id, webhook: webhookId, organ, event, createdAt: createdAt.toISOString(), settledAt: settledAt.toISOString(), attempts };
}
