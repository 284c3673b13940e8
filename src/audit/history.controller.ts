import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers } from '../platform/http/described-answer.js';
import { Language } from '../platform/language/language.js';
import { HistoryQuery, HistoryView } from './history-views.js';
import { HistoryService } from './history.service.js';

/** The history of a case as evidence: every act with who recorded it by which office, by which rules, and its link in the chain. */
@ApiTags('cases')
@Controller('api/v1/cases')
export class HistoryController {
  constructor(
    private readonly history: HistoryService,
    private readonly language: Language,
  ) {}

  @Get(':id/history')
  @ApiOperation({ summary: 'The history of a case, oldest first, in words and in full, and whether the record is intact' })
  @Answers(200, HistoryView)
  read(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: HistoryQuery }) query: HistoryQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<HistoryView> {
    return this.history.read(id, actor, this.language.of(request), query);
  }
}
