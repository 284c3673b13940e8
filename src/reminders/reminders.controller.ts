import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { decodeCursor, PageQuery, type Page } from '../platform/http/page.js';
import { NewReminderPolicy, ReminderLadder, ReminderPolicy } from './reminder-policy.js';
import { ReminderPoliciesService } from './reminder-policies.service.js';

const Id = z.uuid();
const Cursor = z.strictObject({ id: z.int() });
const Ladders = z.object({ ladders: z.array(ReminderLadder) });
const PolicyPage = z.object({ entries: z.array(ReminderPolicy), next: z.string().optional() });

/** How organs are reminded of time limits. */
@ApiTags('reminders')
@Controller('api/v1/organisations')
export class RemindersController {
  constructor(private readonly policies: ReminderPoliciesService) {}

  @Get(':id/reminders')
  @ApiOperation({ summary: 'How many days before the last day of a limit an organ is reminded' })
  @Answers(200, Ladders)
  @CanAnswer('not-allowed')
  async ladders(@Param('id', { schema: Id }) id: string, @CurrentActor() actor: Actor): Promise<z.infer<typeof Ladders>> {
    return { ladders: await this.policies.ladders(id, actor) };
  }

  @Put(':id/reminders')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remind an organ, and all below it, on further days', description: 'Days can only be added to those of the program and of the organs above. What was asked for before stays on file; the newest counts.' })
  @Answers(204)
  @CanAnswer('not-allowed')
  async record(@Param('id', { schema: Id }) id: string, @Body({ schema: NewReminderPolicy }) wanted: NewReminderPolicy, @CurrentActor() actor: Actor): Promise<void> {
    await this.policies.record(id, wanted, actor);
  }

  @Get(':id/reminders/history')
  @ApiOperation({ summary: 'What an organ asked for over time, the newest first' })
  @Answers(200, PolicyPage)
  @CanAnswer('not-allowed', 'malformed-cursor')
  history(@Param('id', { schema: Id }) id: string, @Query({ schema: PageQuery }) { limit, after }: PageQuery, @CurrentActor() actor: Actor): Promise<Page<ReminderPolicy>> {
    return this.policies.history(id, actor, decodeCursor(Cursor, after)?.id, limit);
  }
}
