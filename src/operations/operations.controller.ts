import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { requireAdministrator } from '../platform/http/administrator.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { PageQuery, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Language } from '../platform/language/language.js';
import { JobQueue } from '../platform/queue/queue.js';
import { OperationsService } from './operations.service.js';
import { FailedJobs, OperationsView, UntoldPage, viewFailedJob, viewOperations, viewUntold, type UntoldView } from './operations-views.js';

const JobId = z.string().min(1).max(200);

/** How the work goes that nobody waits for (vận hành), for administrators. */
@ApiTags('operations')
@Controller('api/v1/operations')
export class OperationsController {
  constructor(
    private readonly operations: OperationsService,
    private readonly queue: JobQueue,
    private readonly language: Language,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How the worker, the queue, reminders, e-mails and webhooks stand, in plain words' })
  @Answers(200, OperationsView)
  @CanAnswer('not-allowed')
  async state(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<OperationsView> {
    requireAdministrator(actor);
    return viewOperations(await this.operations.state(), this.language.of(request), this.language);
  }

  @Get('untold-rungs')
  @ApiOperation({ summary: 'Rungs of reminders for which nobody was found, the newest first', description: 'No account of an office of the organ, or of any organ above it.' })
  @Answers(200, UntoldPage)
  @CanAnswer('not-allowed', 'malformed-cursor')
  async untold(@Query({ schema: PageQuery }) page: PageQuery, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<Page<UntoldView>> {
    requireAdministrator(actor);
    const { entries, next } = await this.operations.untold(page);
    return { entries: entries.map((rung) => viewUntold(rung, this.language.of(request), this.language)), ...(next !== undefined && { next }) };
  }

  @Get('failed-jobs')
  @ApiOperation({ summary: 'Jobs that were given up, the newest first', description: 'A job says only that there is something to do; what that is stands in the database, and the next round does it.' })
  @Answers(200, FailedJobs)
  @CanAnswer('not-allowed')
  async failedJobs(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<FailedJobs> {
    requireAdministrator(actor);
    const failed = await this.queue.failed();
    return { entries: failed.map((job) => viewFailedJob(job, this.language.of(request), this.language)) };
  }

  @Post('failed-jobs/:id/retry')
  @HttpCode(204)
  @ApiOperation({ summary: 'Try a job that was given up once more' })
  @Answers(204)
  @CanAnswer('not-allowed', 'not-found')
  async retry(@Param('id', { schema: JobId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    requireAdministrator(actor);
    if (!(await this.queue.retry(id))) throw Problem.notFound('job');
  }

  @Delete('failed-jobs/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a job that was given up' })
  @Answers(204)
  @CanAnswer('not-allowed', 'not-found')
  async forget(@Param('id', { schema: JobId }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    requireAdministrator(actor);
    if (!(await this.queue.remove(id))) throw Problem.notFound('job');
  }
}
