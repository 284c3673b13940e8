import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { PageQuery, type Page } from '../platform/http/page.js';
import { Language } from '../platform/language/language.js';
import type { Reader } from './figures-views.js';
import { sortings } from './lists.repository.js';
import { ListsService } from './lists.service.js';
import { MemberPage, RollPage, viewMember, viewRoll, type MemberLine } from './standing-views.js';

const Organ = z.uuid().optional().meta({ description: 'Only this organ and everything below it.' });
const Sort = z.enum(sortings).default('due').meta({ description: 'By the day the list is about, by the day of the ceremony, or in the Vietnamese order of names.' });
const ProbationersQuery = PageQuery.extend({
  organ: Organ,
  dueFrom: IsoDate.optional().meta({ description: 'Probation ends on this day or later.' }),
  dueBy: IsoDate.optional().meta({ description: 'Due for recognition: probation ends on this day or before.' }),
  sort: Sort,
});
const RecognisedQuery = PageQuery.extend({ organ: Organ, from: IsoDate.optional(), to: IsoDate.optional(), sort: Sort });
const RollsQuery = PageQuery.extend({ organ: Organ, on: IsoDate.optional() });
type MemberPageView = Page<z.infer<typeof MemberLine>>;

/** Lists that officers need, of the people they may see in the list of cases too. */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ListsController {
  constructor(
    private readonly lists: ListsService,
    private readonly language: Language,
  ) {}

  @Get('probationers')
  @ApiOperation({ summary: 'People on probation, and those due for recognition by a day' })
  @Answers(200, MemberPage)
  @CanAnswer('malformed-cursor')
  async probationers(@Query({ schema: ProbationersQuery }) { dueFrom, dueBy, ...query }: z.infer<typeof ProbationersQuery>, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<MemberPageView> {
    const { entries, next } = await this.lists.probationers({ ...query, from: dueFrom, to: dueBy }, actor);
    return { entries: entries.map((row) => viewMember(row, 'probationEndsOn', this.readerOf(request))), ...(next === undefined ? {} : { next }) };
  }

  @Get('recognised')
  @ApiOperation({ summary: 'People recognised as full members in a period' })
  @Answers(200, MemberPage)
  @CanAnswer('malformed-cursor')
  async recognised(@Query({ schema: RecognisedQuery }) query: z.infer<typeof RecognisedQuery>, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<MemberPageView> {
    const { entries, next } = await this.lists.recognised(query, actor);
    return { entries: entries.map((row) => viewMember(row, 'recognisedOn', this.readerOf(request))), ...(next === undefined ? {} : { next }) };
  }

  @Get('rolls')
  @ApiOperation({ summary: 'Branches and members of each organ directly below, on a day' })
  @Answers(200, RollPage)
  @CanAnswer('not-allowed', 'not-found', 'malformed-cursor')
  async rolls(@Query({ schema: RollsQuery }) query: z.infer<typeof RollsQuery>, @CurrentActor() actor: Actor): Promise<z.infer<typeof RollPage>> {
    const { entries, next } = await this.lists.rolls(query, actor);
    return { entries: entries.map(viewRoll), ...(next === undefined ? {} : { next }) };
  }

  private readerOf(request: FastifyRequest): Reader {
    return { code: this.language.of(request), language: this.language };
  }
}
