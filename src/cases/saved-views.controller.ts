import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { Language } from '../platform/language/language.js';
import { builtInViews, SavedViewsService } from './saved-views.service.js';
import type { SavedView } from './saved-views.repository.js';

const Id = z.uuid();
const NewView = z
  .strictObject({
    name: z.string().normalize('NFC').trim().min(1).max(80).meta({ example: 'Chờ chi bộ biểu quyết, quá hạn' }),
    query: z.string().max(2000).meta({ description: 'Query of GET /api/v1/cases, without `text` and `after`.', example: 'state=awaitingBranchVote&due=overdue' }),
  })
  .meta({ id: 'NewView' });
const View = z
  .object({
    id: z.uuid().optional().meta({ description: 'Absent from the views that everybody has.' }),
    name: z.string(),
    query: z.string(),
    href: z.string().meta({ description: 'Address of the list.', example: '/api/v1/cases?due=overdue' }),
  })
  .meta({ id: 'View', description: 'A list of cases by the query that asks for it.' });
type View = z.infer<typeof View>;

/** Lists that people come back to: each is an address, and everybody who opens it sees what the own office lets them see. */
@ApiTags('views')
@Controller('api/v1/views')
export class SavedViewsController {
  constructor(
    private readonly views: SavedViewsService,
    private readonly language: Language,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Lists that everybody has, then those that the account has saved' })
  @Answers(200, z.array(View))
  async list(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<View[]> {
    const code = this.language.of(request);
    const builtIn = Object.entries(builtInViews).map(([key, query]) => ({ name: this.language.t(code, `api:views.${key}`), query, href: hrefOf(query) }));
    return [...builtIn, ...(await this.views.list(actor)).map(viewOf)];
  }

  @Post()
  @ApiOperation({ summary: 'Save a list under a name', description: 'The name of a person does not belong into an address: a query with `text` is refused.' })
  @Answers(201, View)
  @CanAnswer('conflict')
  async add(@Body({ schema: NewView }) { name, query }: z.infer<typeof NewView>, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<View> {
    const view = await this.views.add(name, query, actor);
    void reply.header('location', `/api/v1/views/${view.id}`);
    return viewOf(view);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a list that the account has saved' })
  @Answers(204)
  async remove(@Param('id', { schema: Id }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.views.remove(id, actor);
  }
}

const hrefOf = (query: string) => (query === '' ? '/api/v1/cases' : `/api/v1/cases?${query}`);

function viewOf({ id, name, query }: SavedView): View {
  return { id, name, query, href: hrefOf(query) };
}
