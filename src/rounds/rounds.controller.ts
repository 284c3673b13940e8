import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { PageQuery, type Page } from '../platform/http/page.js';
import { Language } from '../platform/language/language.js';
import { BranchProgressView, NewClosing, NewReview, NewRound, ProgressView, RoundView } from './round-record.js';
import { viewBranch, viewProgress, viewRound, type Reader } from './round-views.js';
import { RoundsService } from './rounds.service.js';

const Id = z.uuid();
const RoundsQuery = PageQuery.extend({ organ: z.uuid().optional().meta({ description: 'Only rounds of this organ.' }) });
const RoundPage = z.object({ entries: z.array(RoundView), next: z.string().optional() });
const BranchPage = z.object({ entries: z.array(BranchProgressView), next: z.string().optional() });

/** Rounds of screening: an organ has its branches look at their members. What is told of a round comes from its cases. */
@ApiTags('screening-rounds')
@Controller('api/v1/screening-rounds')
export class RoundsController {
  constructor(
    private readonly rounds: RoundsService,
    private readonly language: Language,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Rounds of the organs of the reader, above and below, the newest first' })
  @Answers(200, RoundPage)
  @CanAnswer('malformed-cursor')
  async list(@Query({ schema: RoundsQuery }) query: z.infer<typeof RoundsQuery>, @CurrentActor() actor: Actor): Promise<Page<RoundView>> {
    const { entries, next } = await this.rounds.list(query, actor);
    return { entries: entries.map(viewRound), ...(next === undefined ? {} : { next }) };
  }

  @Post()
  @ApiOperation({ summary: 'Begin a round', description: 'A case belongs to a round when its opening step names the id of the round.' })
  @Answers(201, RoundView)
  @CanAnswer('not-allowed', 'not-found', 'conflict')
  async begin(@Body({ schema: NewRound }) stated: NewRound, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<RoundView> {
    const round = await this.rounds.begin(stated, actor);
    void reply.header('location', `/api/v1/screening-rounds/${round.id}`);
    return viewRound(round);
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a round has come', description: 'In the branches that the reader may see.' })
  @Answers(200, ProgressView)
  async progress(@Param('id', { schema: Id }) id: string, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<ProgressView> {
    return viewProgress(await this.rounds.progress(id, actor), this.readerOf(request));
  }

  @Get(':id/branches')
  @ApiOperation({ summary: 'How far each branch has come, in the order of codes' })
  @Answers(200, BranchPage)
  @CanAnswer('malformed-cursor')
  async branches(@Param('id', { schema: Id }) id: string, @Query({ schema: PageQuery }) page: PageQuery, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<Page<BranchProgressView>> {
    const { entries, next } = await this.rounds.branches(id, page, actor);
    return { entries: entries.map((row) => viewBranch(row, this.readerOf(request))), ...(next === undefined ? {} : { next }) };
  }

  @Post(':id/reviews')
  @HttpCode(204)
  @ApiOperation({ summary: 'Put on file that a branch has looked at its members', description: 'Also when nobody is proposed. Of one branch the statement made last counts.' })
  @Answers(204)
  @CanAnswer('not-allowed', 'conflict')
  review(@Param('id', { schema: Id }) id: string, @Body({ schema: NewReview }) review: NewReview, @CurrentActor() actor: Actor): Promise<void> {
    return this.rounds.review(id, review, actor);
  }

  @Post(':id/closing')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a round with its report', description: 'Its cases go on; the figures of that day are kept with the report.' })
  @Answers(200, ProgressView)
  @CanAnswer('not-allowed', 'conflict')
  async close(@Param('id', { schema: Id }) id: string, @Body({ schema: NewClosing }) closing: NewClosing, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<ProgressView> {
    return viewProgress(await this.rounds.close(id, closing, actor), this.readerOf(request));
  }

  private readerOf(request: FastifyRequest): Reader {
    return { code: this.language.of(request), language: this.language };
  }
}
