import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../identity/identity.service.js';
import { CurrentSession } from '../identity/identity.module.js';
import { Clock } from '../platform/clock/clock.js';
import { CanAnswer } from '../platform/http/described-answer.js';
import { Problem } from '../platform/http/problem.js';
import { Language } from '../platform/language/language.js';
import { viewNotice } from './inbox-views.js';
import { LiveNotices } from './live-notices.service.js';
import { positionIn } from './live-stream.js';

/** Who takes nothing more of what is sent is let go after so long; something is sent more often. */
const silenceInMs = 60_000;

/** What is new, as it comes. */
@ApiTags('inbox')
@Controller('api/v1/inbox')
export class LiveNoticesController {
  constructor(
    private readonly live: LiveNotices,
    private readonly language: Language,
    private readonly clock: Clock,
  ) {}

  @Get('live')
  @ApiOperation({
    summary: 'Own notices as they come, as server-sent events',
    description: 'Event `notice` carries a notice as in the list, event `unread` how many are unread. After a lost connection `Last-Event-ID` brings what was missed; without it the stream begins now. It ends with the session.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Id of the last event that was received; browsers send it by themselves.', schema: { type: 'string' } })
  @ApiProduces('text/event-stream')
  @ApiResponse({ status: 200, description: 'Events until the session ends', content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @CanAnswer('malformed-header', 'not-ready')
  listen(@CurrentSession() session: Session, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const code = this.language.of(request);
    const view = (told: Parameters<typeof viewNotice>[0]) => viewNotice(told, { code, language: this.language, today: this.clock.today() });
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    const events = this.live.listen({ session, from: lastReceived(request), code, view }, left.signal);
    request.raw.socket.setTimeout(silenceInMs);
    // A proxy that collects the answer first would hold it for ever.
    void reply.headers({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' }).send(events);
  }
}

function lastReceived({ headers }: FastifyRequest): ReturnType<typeof positionIn> {
  const header = headers['last-event-id'];
  if (header === undefined || header === '') return undefined;
  const position = positionIn(String(header));
  if (!position) throw new Problem('malformed-header', { errors: [{ pointer: '#/last-event-id', place: 'header', code: 'wrong-format' }] });
  return position;
}
