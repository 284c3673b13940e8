import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers } from '../platform/http/described-answer.js';
import { Language } from '../platform/language/language.js';
import { DiagramView } from './picture-views.js';
import { PicturesService, tagOf, type CaseOnRoad } from './pictures.service.js';

const Id = z.uuid();

/** Where a case stands on the road of its procedure, as a picture and as a list that says the same. */
@ApiTags('cases')
@Controller('api/v1/cases')
export class PicturesController {
  constructor(
    private readonly pictures: PicturesService,
    private readonly language: Language,
  ) {}

  @Get(':id/diagram')
  @ApiOperation({ summary: 'Where the case stands on its road, as a list: every state and step with its standing today' })
  @Answers(200, DiagramView)
  @ApiResponse({ status: 304, description: 'Nothing has changed since the answer with this ETag.' })
  async list(
    @Param('id', { schema: Id }) id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DiagramView | undefined> {
    const followed = await this.pictures.follow(id, actor, this.language.of(request));
    return this.isKnown(followed, request, reply) ? undefined : viewOf(followed);
  }

  @Get(':id/diagram.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @ApiOperation({ summary: 'The same as a picture for the screen and for A4', description: 'Holds no personal data but the number of the case. Its description is the list in words.' })
  @ApiProduces('image/svg+xml')
  @ApiResponse({ status: 200, description: 'Done', content: { 'image/svg+xml': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 304, description: 'Nothing has changed since the answer with this ETag.' })
  async picture(@Param('id', { schema: Id }) id: string, @CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | undefined> {
    const code = this.language.of(request);
    const followed = await this.pictures.follow(id, actor, code);
    return this.isKnown(followed, request, reply) ? undefined : this.pictures.draw(followed, code);
  }

  /** Marks the answer so that it need not be sent again, and answers 304 to whoever has it already. */
  private isKnown(followed: CaseOnRoad, request: FastifyRequest, reply: FastifyReply): boolean {
    const tag = tagOf(followed, this.language.of(request));
    // Kept by the reader's own browser alone, and asked about each time: rights can end at any moment.
    void reply.headers({ etag: tag, 'cache-control': 'private, no-cache', vary: 'accept-language, authorization, cookie' });
    const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
    if (!known.includes(tag)) return false;
    void reply.status(304);
    return true;
  }
}

function viewOf({ record: { file }, unreadable, on, title, entries }: CaseOnRoad): DiagramView {
  return {
    caseId: file.id,
    number: file.number,
    procedure: file.procedure,
    version: file.version,
    on,
    title,
    ...(unreadable !== undefined && { unreadable }),
    entries: entries.map(({ standing = 'ahead', on: days, refusals, leadsTo, ...entry }) => ({
      ...entry,
      standing,
      on: [...days],
      refusals: [...refusals],
      leadsTo: [...leadsTo],
    })),
  };
}
