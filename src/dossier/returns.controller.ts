import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PaperWords } from '../documents/paper-words.service.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers } from '../platform/http/described-answer.js';
import { Language } from '../platform/language/language.js';
import { NoticeView, ReturnView, viewNotice, writeNotice } from './notice-views.js';
import { ReturnsService } from './returns.service.js';

const Id = z.uuid();

/** Dossiers that were given back, and the notice that names every fault in one go. */
@ApiTags('papers')
@Controller('api/v1/cases')
export class ReturnsController {
  constructor(
    private readonly returns: ReturnsService,
    private readonly words: PaperWords,
    private readonly language: Language,
  ) {}

  @Get(':id/returns')
  @ApiOperation({ summary: 'Every time the dossier was given back, the oldest first' })
  @Answers(200, z.array(ReturnView))
  async list(@Param('id', { schema: Id }) id: string, @CurrentActor() actor: Actor): Promise<z.infer<typeof ReturnView>[]> {
    const returns = await this.returns.list(id, actor);
    return returns.map(({ seq, on, returnBy, faults }) => ({ seq, on, returnBy, papers: faults.map(({ paper }) => paper) }));
  }

  @Get(':id/returns/:seq/notice')
  @ApiOperation({ summary: 'The notice of a return: every fault with reason, clause and who makes it good', description: 'As JSON; with `Accept: text/plain` as a letter in the language of the reader.' })
  @Answers(200, NoticeView)
  async notice(
    @Param('id', { schema: Id }) id: string,
    @Param('seq', { schema: z.coerce.number().int().min(1).max(100_000) }) seq: number,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeView | string> {
    const reader = { code: this.language.of(request), language: this.language, words: this.words };
    const notice = viewNotice(await this.returns.notice(id, seq, actor), reader);
    void reply.header('vary', 'accept, accept-language');
    if (!wantsText(request.headers.accept)) return notice;
    void reply.type('text/plain; charset=utf-8');
    return writeNotice(notice, reader);
  }
}

/** Whoever names plain text, and not JSON before it, gets the letter. */
function wantsText(accept = ''): boolean {
  const named = accept.split(',').map((one) => one.split(';')[0]?.trim().toLowerCase());
  const text = named.indexOf('text/plain');
  const json = named.indexOf('application/json');
  return text >= 0 && (json < 0 || text < json);
}
