import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { IdempotencyKey } from '../platform/http/idempotency-key.js';
import { entityTagOf, IfMatch } from '../platform/http/if-match.js';
import { Language } from '../platform/language/language.js';
import { ConfirmedView, CorrectionEffectView, CorrectionView, NewCorrection, Rejection, viewConfirmed, viewCorrection, viewEffect, type Reader } from './correction-views.js';
import { CorrectionsService } from './corrections.service.js';

const Id = z.uuid();
const Trial = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false').meta({ description: 'Judge only; nothing is written.' }) });

/** What was recorded wrongly is put right by two people; what was written stays to be read. */
@ApiTags('corrections')
@Controller('api/v1/cases')
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly language: Language,
    private readonly clock: Clock,
  ) {}

  @Get(':id/corrections')
  @ApiOperation({ summary: 'Every correction that was proposed about a case, with what became of it, the oldest first' })
  @Answers(200, z.array(CorrectionView))
  async list(@Param('id', { schema: Id }) id: string, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<CorrectionView[]> {
    return (await this.corrections.list(id, actor)).map((proposed) => viewCorrection(proposed, this.readerOf(request)));
  }

  @Post(':id/corrections')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Propose to correct an event, to take it back, or to open a closed case again',
    description: 'Nothing changes until a second person confirms. Refused where a later step would no longer follow, naming it, unless it is to be taken back too. With dryRun=true the answer is 200 and tells what would change.',
  })
  @Answers(201, CorrectionView)
  @Answers(200, CorrectionEffectView, 'Tried only')
  @CanAnswer('not-allowed', 'conflict', 'key-reused', 'changed-meanwhile', 'procedure-refuses')
  async propose(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: Trial }) { dryRun }: z.infer<typeof Trial>,
    @Body({ schema: NewCorrection }) stated: z.infer<typeof NewCorrection>,
    @CurrentActor() actor: Actor,
    @IfMatch() ifMatch: number | undefined,
    @IdempotencyKey() key: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CorrectionView | CorrectionEffectView> {
    if (dryRun === 'true') {
      void reply.status(200);
      return viewEffect(await this.corrections.preview(id, stated, actor), this.readerOf(request));
    }
    return viewCorrection(await this.corrections.propose(id, stated, actor, { ifMatch, key }), this.readerOf(request));
  }

  @Post(':id/corrections/:correction/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm what somebody else proposed: it becomes an event of the case', description: 'With dryRun=true the answer tells what would change, and nothing is written.' })
  @Answers(200, z.union([ConfirmedView, CorrectionEffectView]))
  @CanAnswer('not-allowed', 'conflict', 'key-reused', 'changed-meanwhile', 'procedure-refuses')
  async confirm(
    @Param('id', { schema: Id }) id: string,
    @Param('correction', { schema: Id }) correction: string,
    @Query({ schema: Trial }) { dryRun }: z.infer<typeof Trial>,
    @CurrentActor() actor: Actor,
    @IfMatch() ifMatch: number | undefined,
    @IdempotencyKey() key: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfirmedView | CorrectionEffectView> {
    const reader = this.readerOf(request);
    if (dryRun === 'true') return viewEffect(await this.corrections.previewConfirmation(id, correction, actor), reader);
    const confirmed = await this.corrections.confirm(id, correction, actor, { ifMatch, key });
    void reply.header('etag', entityTagOf(confirmed.standing.opened.file.version));
    return viewConfirmed(confirmed, reader);
  }

  @Post(':id/corrections/:correction/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say no to what somebody else proposed' })
  @Answers(200, CorrectionView)
  @CanAnswer('not-allowed', 'conflict')
  async reject(
    @Param('id', { schema: Id }) id: string,
    @Param('correction', { schema: Id }) correction: string,
    @Body({ schema: Rejection }) { reason }: z.infer<typeof Rejection>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<CorrectionView> {
    return viewCorrection(await this.corrections.reject(id, correction, reason, actor), this.readerOf(request));
  }

  @Post(':id/corrections/:correction/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take an own proposal back' })
  @Answers(200, CorrectionView)
  @CanAnswer('not-allowed', 'conflict')
  async withdraw(
    @Param('id', { schema: Id }) id: string,
    @Param('correction', { schema: Id }) correction: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<CorrectionView> {
    return viewCorrection(await this.corrections.withdraw(id, correction, actor), this.readerOf(request));
  }

  private readerOf(request: FastifyRequest): Reader {
    return { code: this.language.of(request), language: this.language, today: this.clock.today() };
  }
}
