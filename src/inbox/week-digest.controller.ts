import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { Language } from '../platform/language/language.js';
import { digestPage, digestPolicy } from './digest-page.js';
import { DigestQuery, WeekDigestView, type WeekDigest } from './digest-views.js';
import { NoticeWords } from './notice-words.service.js';
import { WeekDigestService } from './week-digest.service.js';

/** What is to be done in the week, to be printed for people without e-mail. */
@ApiTags('inbox')
@Controller('api/v1/digests')
export class WeekDigestController {
  constructor(
    private readonly digests: WeekDigestService,
    private readonly words: NoticeWords,
    private readonly language: Language,
  ) {}

  @Get('week')
  @ApiOperation({ summary: 'The time limits of an organ on paper: a sheet of A5 for each branch', description: 'A page to print; as data with `Accept: application/json`. For those who read the cases of the organ.' })
  @Answers(200, WeekDigestView)
  @ApiProduces('text/html', 'application/json')
  @CanAnswer('not-allowed', 'not-found')
  async week(
    @Query({ schema: DigestQuery }) { organ, on }: z.infer<typeof DigestQuery>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WeekDigest | string> {
    const code = this.language.of(request);
    const digest = await this.digests.week(organ, on, actor, code);
    void reply.header('vary', 'accept, accept-language');
    if (wantsData(request)) return digest;
    void reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': digestPolicy, 'content-language': code });
    return digestPage(digest, this.words.day(digest.on, code), code, this.language);
  }
}

/** A page, unless data are asked for and a page is not. */
function wantsData({ headers: { accept = '' } }: FastifyRequest): boolean {
  return accept.includes('application/json') && !accept.includes('text/html');
}
