import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OrganChange, OrganChangesService } from '../organisations/organ-changes.service.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { decodeCursor, PageQuery, type Page } from '../platform/http/page.js';
import { Language } from '../platform/language/language.js';
import { ChangeLine, ChangeView, FollowedView, viewChange, viewLine, type Reader } from './reorganisation-views.js';
import { ReorganisationService } from './reorganisation.service.js';

const Id = z.uuid();
const Cursor = z.strictObject({ id: Id });
const Trial = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false').meta({ description: 'Tell what would happen; nothing is written.' }) });
const ChangeQuery = PageQuery.extend({ organ: Id.optional().meta({ description: 'Changes in which this organ had a part.' }) });
const ChangePage = z.object({ entries: z.array(ChangeLine), next: z.string().optional() });

/** Reorganisations over HTTP. Whoever is signed in may read of them; entering one needs an office above all organs concerned. */
@ApiTags('organisations')
@Controller('api/v1/organisations')
export class ReorganisationController {
  constructor(
    private readonly reorganisation: ReorganisationService,
    private readonly changes: OrganChangesService,
    private readonly language: Language,
  ) {}

  @Get('changes')
  @ApiOperation({ summary: 'Reorganisations, the newest first' })
  @Answers(200, ChangePage)
  async list(@Query({ schema: ChangeQuery }) { limit, after, organ }: z.infer<typeof ChangeQuery>, @Req() request: FastifyRequest): Promise<Page<z.infer<typeof ChangeLine>>> {
    const { entries, next } = await this.changes.list({ limit, organ, after: decodeCursor(Cursor, after)?.id });
    return { entries: entries.map((row) => viewLine(row, this.readerOf(request))), ...(next === undefined ? {} : { next }) };
  }

  @Get('changes/:id')
  @ApiOperation({ summary: 'A reorganisation, and how many open cases have still to follow it' })
  @Answers(200, ChangeLine)
  async get(@Param('id', { schema: Id }) id: string, @Req() request: FastifyRequest): Promise<z.infer<typeof ChangeLine>> {
    return viewLine(await this.changes.get(id), this.readerOf(request), await this.reorganisation.remaining(id));
  }

  @Post('changes')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Merge, split, move or dissolve organs from a day on',
    description: 'The tree changes at once, and the open cases follow, each by a step of its own. What is not done within twenty seconds is left to the resume route. With dryRun=true the answer is 200 and nothing is written.',
  })
  @Answers(201, ChangeView)
  @Answers(200, ChangeView, 'Tried only')
  @CanAnswer('not-allowed', 'conflict')
  async enter(
    @Query({ schema: Trial }) { dryRun }: z.infer<typeof Trial>,
    @Body({ schema: OrganChange }) change: OrganChange,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof ChangeView>> {
    if (dryRun === 'true') {
      void reply.status(200);
      return viewChange(change, await this.reorganisation.preview(change, actor), undefined, this.readerOf(request));
    }
    const done = await this.reorganisation.enter(change, actor);
    void reply.header('location', `/api/v1/organisations/changes/${done.id}`);
    return viewChange(change, done, await this.reorganisation.resume(done.id, actor), this.readerOf(request));
  }

  @Post('changes/:id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let the open cases follow that have not followed yet', description: 'May be asked as often as one likes; whoever asks records it, by an office above the branch.' })
  @Answers(200, FollowedView)
  async resume(@Param('id', { schema: Id }) id: string, @CurrentActor() actor: Actor): Promise<z.infer<typeof FollowedView>> {
    await this.changes.get(id);
    return this.reorganisation.resume(id, actor);
  }

  private readerOf(request: FastifyRequest): Reader {
    return { code: this.language.of(request), language: this.language };
  }
}
