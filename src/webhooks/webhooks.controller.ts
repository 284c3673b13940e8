import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { PageQuery } from '../platform/http/page.js';
import { Language } from '../platform/language/language.js';
import { DeliveryLog } from './delivery-log.service.js';
import { WebhookDesk } from './webhook-desk.service.js';
import { deliveryStates } from './webhook-record.js';
import { DeliveryPage, DeliveryView, EnteredWebhook, NewWebhook, viewDelivery, viewWebhook, WebhookPage } from './webhook-views.js';

const Id = z.uuid();
const LogQuery = PageQuery.extend({ state: z.enum(deliveryStates).optional() });
type LogQuery = z.infer<typeof LogQuery>;

/** Programs of others that are told what happens (webhook), for those who answer for an organ. */
@ApiTags('webhooks')
@Controller('api/v1')
export class WebhooksController {
  constructor(
    private readonly desk: WebhookDesk,
    private readonly log: DeliveryLog,
    private readonly language: Language,
  ) {}

  @Post('organisations/:id/webhooks')
  @ApiOperation({ summary: 'Have a program told of the time limits of an organ and of all below it', description: 'Messages are signed as Standard Webhooks does (docs/webhooks.md). They hold no personal data.' })
  @Answers(201, EnteredWebhook)
  @CanAnswer('conflict')
  async enter(@Param('id', { schema: Id }) organ: string, @Body({ schema: NewWebhook }) stated: z.infer<typeof NewWebhook>, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof EnteredWebhook>> {
    const { webhook, secret } = await this.desk.enter(organ, stated, actor);
    void reply.header('location', `/api/v1/webhooks/${webhook.id}`);
    return { ...viewWebhook(webhook), secret };
  }

  @Get('organisations/:id/webhooks')
  @ApiOperation({ summary: 'Programs that are told of an organ, also those that are told no more' })
  @Answers(200, WebhookPage)
  async list(@Param('id', { schema: Id }) organ: string, @Query({ schema: PageQuery }) query: PageQuery, @CurrentActor() actor: Actor): Promise<z.infer<typeof WebhookPage>> {
    const { entries, next } = await this.desk.list(organ, query, actor);
    return { entries: entries.map(viewWebhook), next };
  }

  @Delete('webhooks/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tell a program no more; what still waits is not sent' })
  @Answers(204)
  async end(@Param('id', { schema: Id }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.desk.end(id, actor);
  }

  @Get('webhooks/:id/deliveries')
  @ApiOperation({ summary: 'What was sent and what came of each attempt, the newest first' })
  @Answers(200, DeliveryPage)
  async deliveries(@Param('id', { schema: Id }) id: string, @Query({ schema: LogQuery }) query: LogQuery, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof DeliveryPage>> {
    const { entries, next } = await this.log.list(id, query, actor);
    const code = this.language.of(request);
    return { entries: entries.map((entry) => viewDelivery(entry, code, this.language)), next };
  }

  @Post('webhooks/:id/deliveries/:deliveryId/again')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send something once more', description: 'Within a minute. The receiver knows it by the same id.' })
  @Answers(202, DeliveryView)
  @CanAnswer('conflict')
  async again(@Param('id', { schema: Id }) id: string, @Param('deliveryId', { schema: Id }) deliveryId: string, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<DeliveryView> {
    return viewDelivery(await this.log.again(id, deliveryId, actor), this.language.of(request), this.language);
  }

  @Post('webhooks/:id/test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send a trial at once and say what came of it', description: 'The event is `ping`. It is sent once, whatever comes of it.' })
  @Answers(200, DeliveryView)
  @CanAnswer('conflict')
  async try(@Param('id', { schema: Id }) id: string, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<DeliveryView> {
    return viewDelivery(await this.log.try(id, actor), this.language.of(request), this.language);
  }
}
