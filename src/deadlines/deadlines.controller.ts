import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { Language } from '../platform/language/language.js';
import { DeadlineExplanationService } from './deadline-explanation.service.js';
import { DeadlineListService } from './deadline-list.service.js';
import { LimitCountsQuery, LimitListQuery } from './deadline-query.js';
import { LimitCountsView, LimitPageView, viewCounts, viewPage, type Reader } from './deadline-views.js';
import { ExplanationView, viewExplanation } from './explanation-views.js';

const LimitKey = z.string().max(60).meta({ example: 'committee-decision-due' });

/** Time limits over HTTP: an officer sees those of the cases of the organs below the own office. */
@ApiTags('deadlines')
@Controller('api/v1')
export class DeadlinesController {
  constructor(
    private readonly limits: DeadlineListService,
    private readonly explanations: DeadlineExplanationService,
    private readonly language: Language,
    private readonly clock: Clock,
  ) {}

  @Get('deadlines')
  @ApiOperation({ summary: 'Time limits of open cases, the nearest last day first', description: 'What is overdue follows from the day and is stored nowhere. With `on` the answer is as it would be if today were that day.' })
  @Answers(200, LimitPageView)
  @CanAnswer('malformed-cursor')
  async page(@Query({ schema: LimitListQuery }) query: LimitListQuery, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<LimitPageView> {
    return viewPage(await this.limits.list(query, actor), this.readerOf(request));
  }

  @Get('deadlines/counts')
  @ApiOperation({ summary: 'How many time limits are overdue, near or suspended' })
  @Answers(200, LimitCountsView)
  async counts(@Query({ schema: LimitCountsQuery }) query: LimitCountsQuery, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<LimitCountsView> {
    return viewCounts(await this.limits.counts(query, actor), this.readerOf(request));
  }

  @Get('cases/:id/deadlines/:key/explanation')
  @ApiOperation({ summary: 'Why a time limit ends on its day: the count day by day, and everything on record that moved it' })
  @Answers(200, ExplanationView)
  @CanAnswer('not-found')
  async explain(
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('key', { schema: LimitKey }) key: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<ExplanationView> {
    const [reader, today] = [this.readerOf(request), this.clock.today()];
    return viewExplanation(await this.explanations.explain(id, key, actor, reader.code, today), today, reader);
  }

  private readerOf(request: FastifyRequest): Reader {
    return { code: this.language.of(request), language: this.language };
  }
}
