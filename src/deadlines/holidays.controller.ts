import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HolidayNotice } from '../../workflows/index.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { decodeCursor, encodeCursor, pageOf, PageQuery, type Page } from '../platform/http/page.js';
import { Language } from '../platform/language/language.js';
import { HolidayImportView, HolidayPage, HolidayPreviewView, viewPreview, viewYear, type HolidayYearView, type Reader } from './holidays-views.js';
import { HolidaysService } from './holidays.service.js';

const YearCursor = z.strictObject({ year: z.int() });
const CaseCursor = z.strictObject({ id: z.uuid() });
/** A request answers within this time; what is left is done by the worker. */
const longestWait = 20_000;

/** Notices of days off over HTTP. Whoever is signed in may read of them; administrators enter them. */
@ApiTags('deadlines')
@Controller('api/v1/holidays')
export class HolidaysController {
  constructor(
    private readonly holidays: HolidaysService,
    private readonly language: Language,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The days off that hold in each year that has a notice, the latest year first', description: 'With the document, how sure we are of it, and who entered it when and why.' })
  @Answers(200, HolidayPage)
  @CanAnswer('malformed-cursor')
  async list(@Query({ schema: PageQuery }) { limit, after }: PageQuery, @Req() request: FastifyRequest): Promise<Page<HolidayYearView>> {
    const before = decodeCursor(YearCursor, after)?.year ?? Infinity;
    const years = (await this.holidays.list()).filter(({ holds }) => holds.year < before);
    return pageOf(years, limit, (year) => viewYear(year, this.readerOf(request)), ({ holds }) => ({ year: holds.year }));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Which time limits a notice of days off would move',
    description: 'Nothing is written. A notice names all days off and all Saturdays worked of one year and takes the place of every earlier notice of that year.',
  })
  @Answers(200, HolidayPreviewView)
  @CanAnswer('not-allowed', 'invalid-fields', 'malformed-cursor')
  async preview(
    @Query({ schema: PageQuery }) { limit, after }: PageQuery,
    @Body({ schema: HolidayNotice }) notice: HolidayNotice,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<HolidayPreviewView> {
    const found = await this.holidays.preview(notice, actor, { limit, after: decodeCursor(CaseCursor, after)?.id, within: longestWait });
    return viewPreview(found, found.next === undefined ? undefined : encodeCursor({ id: found.next }), this.readerOf(request));
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: 'Enter a notice of days off',
    description: 'From then on every count goes by it, and the time limits that it touches are counted anew; what is not done within twenty seconds is left to the worker. The same notice twice is entered once: the answer is then 200.',
  })
  @Answers(201, HolidayImportView)
  @Answers(200, HolidayImportView, 'On record already')
  @CanAnswer('not-allowed', 'invalid-fields')
  async enter(@Body({ schema: HolidayNotice }) notice: HolidayNotice, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<HolidayImportView> {
    const entered = await this.holidays.enter(notice, actor, { within: longestWait });
    if (!entered.isNew) void reply.status(200);
    return entered;
  }

  private readerOf(request: FastifyRequest): Reader {
    return { code: this.language.of(request), language: this.language };
  }
}
