import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { Configuration } from '../platform/config/configuration.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { Problem } from '../platform/http/problem.js';
import { Language } from '../platform/language/language.js';
import { InboxReading } from './inbox-reading.service.js';
import { AnsweredPreferences, InboxQuery, NoticePage, PreferencesView, UnreadView, UpTo, viewNotice } from './inbox-views.js';
import { InboxService } from './inbox.service.js';

const NoticeId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** What the program tells whoever is signed in, and how they want to be told. */
@ApiTags('inbox')
@Controller('api/v1/inbox')
export class InboxController {
  constructor(
    private readonly reading: InboxReading,
    private readonly inbox: InboxService,
    private readonly language: Language,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Own notices, newest first, each as it stands today' })
  @Answers(200, NoticePage)
  @CanAnswer('malformed-cursor')
  async list(@Query({ schema: InboxQuery }) { unread, ...query }: z.infer<typeof InboxQuery>, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof NoticePage>> {
    const reader = { code: this.language.of(request), language: this.language, today: this.clock.today() };
    const { entries, next } = await this.reading.page({ ...query, ...(unread === 'true' && { unread: true }) }, actor, reader.code);
    return { entries: entries.map((told) => viewNotice(told, reader)), ...(next !== undefined && { next }) };
  }

  @Get('unread')
  @ApiOperation({ summary: 'How many own notices are unread' })
  @Answers(200, UnreadView)
  async unread(@CurrentActor() actor: Actor): Promise<z.infer<typeof UnreadView>> {
    return { unread: await this.reading.unread(actor) };
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark an own notice as read' })
  @Answers(200, UnreadView)
  read(@Param('id', { schema: NoticeId }) id: number, @CurrentActor() actor: Actor): Promise<z.infer<typeof UnreadView>> {
    return this.mark(id, true, actor);
  }

  @Post(':id/unread')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark an own notice as unread' })
  @Answers(200, UnreadView)
  unreadAgain(@Param('id', { schema: NoticeId }) id: number, @CurrentActor() actor: Actor): Promise<z.infer<typeof UnreadView>> {
    return this.mark(id, false, actor);
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark own notices as read, up to the newest that was seen' })
  @Answers(200, UnreadView)
  async readAll(@Body({ schema: UpTo }) { upTo }: z.infer<typeof UpTo>, @CurrentActor() actor: Actor): Promise<z.infer<typeof UnreadView>> {
    await this.reading.markAll(upTo, actor);
    return this.unread(actor);
  }

  @Get('preferences')
  @ApiOperation({ summary: 'How the account wants to be told' })
  @Answers(200, AnsweredPreferences)
  async preferences(@CurrentActor() { accountId }: Actor): Promise<AnsweredPreferences> {
    const { smtpUrl, mailFrom } = this.configuration;
    return { ...(await this.inbox.preferenceOf(accountId)), emailsAreSent: smtpUrl !== undefined && mailFrom !== undefined };
  }

  @Put('preferences')
  @ApiOperation({ summary: 'Say how the account wants to be told', description: 'Notices always stand in the program; e-mails come beside them, of what is told from then on.' })
  @Answers(200, AnsweredPreferences)
  async prefer(@Body({ schema: PreferencesView }) said: z.infer<typeof PreferencesView>, @CurrentActor() actor: Actor): Promise<AnsweredPreferences> {
    if (said.digest !== 'none' && said.email === undefined) throw Problem.invalidFields([{ pointer: '#/email', code: 'required' }]);
    await this.inbox.prefer(actor.accountId, said);
    return this.preferences(actor);
  }

  private async mark(id: number, isRead: boolean, actor: Actor): Promise<z.infer<typeof UnreadView>> {
    await this.reading.mark(id, isRead, actor);
    return this.unread(actor);
  }
}
