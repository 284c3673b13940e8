import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import type { Feed } from './feed-record.js';
import { FeedsService } from './feeds.service.js';

const NewFeed = z.strictObject({ organ: z.uuid().optional().meta({ description: 'Only the time limits of this organ and of all below it.' }) }).meta({ id: 'NewCalendarFeed' });
const FeedView = z
  .object({ id: z.uuid(), organ: z.uuid().optional(), createdAt: z.iso.datetime(), lastReadAt: z.iso.datetime().optional() })
  .meta({ id: 'CalendarFeed', description: 'A calendar that other programs read by a secret address.' });
type FeedView = z.infer<typeof FeedView>;
const MadeFeed = FeedView.extend({ url: z.string().meta({ description: 'The address, for the calendar program. Whoever knows it reads the calendar. It is shown only now.' }) }).meta({ id: 'MadeCalendarFeed' });

/** Addresses by which calendar programs read the time limits that an account may see. */
@ApiTags('calendars')
@Controller('api/v1/calendar-feeds')
export class CalendarFeedsController {
  constructor(private readonly feeds: FeedsService) {}

  @Post()
  @ApiOperation({ summary: 'Make a secret address for a calendar program' })
  @Answers(201, MadeFeed)
  @CanAnswer('conflict', 'not-found')
  async make(@Body({ schema: NewFeed }) { organ }: z.infer<typeof NewFeed>, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof MadeFeed>> {
    const { feed, url } = await this.feeds.make(organ, actor);
    void reply.header('location', `/api/v1/calendar-feeds/${feed.id}`);
    return { ...viewFeed(feed), url };
  }

  @Get()
  @ApiOperation({ summary: 'The calendars of the account, and when each was last read' })
  @Answers(200, z.array(FeedView))
  async list(@CurrentActor() actor: Actor): Promise<FeedView[]> {
    return (await this.feeds.list(actor)).map(viewFeed);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke the address of a calendar' })
  @Answers(204)
  async revoke(@Param('id', { schema: z.uuid() }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.feeds.revoke(id, actor);
  }
}

function viewFeed({ id, organ, createdAt, lastReadAt }: Feed): FeedView {
  return { id, organ, createdAt: createdAt.toISOString(), lastReadAt: lastReadAt?.toISOString() };
}
