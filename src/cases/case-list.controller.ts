import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { Language } from '../platform/language/language.js';
import { CaseCountsView, CasePageView, viewLine } from './case-line.js';
import { CaseListService } from './case-list.service.js';
import { CaseFilterQuery, CaseListQuery, CaseSearch, fieldsOf } from './case-query.js';

const paging = 'Filters are joined by "and". A page goes on after the mark in `next`, with the same filters and the same order.';

/** Lists of cases over HTTP: an officer sees those of the organs below the own office. */
@ApiTags('cases')
@Controller('api/v1/cases')
export class CaseListController {
  constructor(
    private readonly list: CaseListService,
    private readonly language: Language,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Cases, the nearest legal date first', description: paging })
  @Answers(200, CasePageView)
  @CanAnswer('malformed-cursor')
  page(@Query({ schema: CaseListQuery }) query: CaseListQuery, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof CasePageView>> {
    return this.pageOf(query, actor, request);
  }

  @Post('search')
  @HttpCode(200)
  @ApiOperation({ summary: 'The same list, asked for in a body', description: `For whoever looks for a name: what stands in a body is in no address and in no log of one. Nothing is changed. ${paging}` })
  @Answers(200, CasePageView)
  @CanAnswer('malformed-cursor')
  search(@Body({ schema: CaseSearch }) query: CaseListQuery, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof CasePageView>> {
    return this.pageOf(query, actor, request);
  }

  @Get('counts')
  @ApiOperation({ summary: 'How many cases stand how', description: 'Counted in one statement by the filters of the list: each count is the total of the list with that filter added.' })
  @Answers(200, CaseCountsView)
  async counts(@Query({ schema: CaseFilterQuery }) query: CaseFilterQuery, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof CaseCountsView>> {
    const { byState, byWhoActs, ...counts } = await this.list.counts(query, actor);
    const code = this.language.of(request);
    return {
      ...counts,
      byState: byState.map((one) => ({ ...one, label: this.language.t(code, `states:${one.state}.label`) })),
      byWhoActs: byWhoActs.map((one) => ({ ...one, label: this.language.t(code, `organs:roles.${one.role}`) })),
    };
  }

  private async pageOf(query: CaseListQuery, actor: Actor, request: FastifyRequest): Promise<z.infer<typeof CasePageView>> {
    const { rows, next, total } = await this.list.list(query, actor);
    const reader = { code: this.language.of(request), language: this.language };
    const [today, fields] = [this.clock.today(), fieldsOf(query)];
    return { entries: rows.map((row) => viewLine(row, today, reader, fields)), ...(next === undefined ? {} : { next }), ...(total && { total }) };
  }
}
