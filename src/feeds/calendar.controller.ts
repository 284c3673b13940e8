import { createHash } from 'node:crypto';
import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../platform/http/described-answer.js';
import { OpenToAll } from '../platform/http/open-to-all.js';
import { CalendarReading } from './calendar-reading.service.js';

/** Calendars of time limits (lịch hạn), for programs that know nothing but the address. */
@ApiTags('calendars')
@Controller('calendar')
@OpenToAll()
export class CalendarController {
  constructor(private readonly calendars: CalendarReading) {}

  @Get(':file')
  @Header('cache-control', 'private, max-age=300')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex')
  @ApiOperation({ summary: 'A calendar as other programs read it (iCalendar)', description: 'The address is secret; POST /api/v1/calendar-feeds makes one. With If-None-Match the answer is 304 while nothing has changed.' })
  @ApiParam({ name: 'file', description: 'The secret, and `.ics`.' })
  @ApiProduces('text/calendar')
  @Answers(200)
  @Answers(304, undefined, 'Nothing has changed')
  async read(@Param('file') file: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | undefined> {
    const text = await this.calendars.read(file);
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    reply.headers({ etag, 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="lotrinh.ics"' });
    if (!isKnown(etag, request.headers['if-none-match'])) return text;
    reply.status(304);
    return undefined;
  }
}

function isKnown(etag: string, ifNoneMatch = ''): boolean {
  return ifNoneMatch.split(',').some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === etag);
}
