import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { IdempotencyKey } from '../platform/http/idempotency-key.js';
import { entityTagOf, IfMatch } from '../platform/http/if-match.js';
import { Language } from '../platform/language/language.js';
import { CaseView, viewLine } from './case-line.js';
import { CaseListService } from './case-list.service.js';
import { DeadlineView, OpenedCaseView, ResultView, StepView, viewConsequence, viewDeadline, viewEvent, viewStates, viewStep, type Reader } from './case-views.js';
import { CasesService, type StepResult } from './cases.service.js';

const Id = z.uuid();
const StepName = z.string().max(60);
const CaseNumber = z.string().max(60).meta({ example: 'HS-000123-4' });
const NewCase = z
  .looseObject({ procedure: z.string().max(60).meta({ example: 'admission' }) })
  .meta({ id: 'NewCase', description: 'The procedure and the data of its opening step, such as happenedOn, subject and branch.' });
const OnDay = z.strictObject({ on: IsoDate.optional() });
const Trial = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false').meta({ description: 'Judge only; nothing is written.' }) });

/** Cases over HTTP: an officer sees those of the organs below the own office, and records the steps of that office. */
@ApiTags('cases')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly list: CaseListService,
    private readonly language: Language,
    private readonly clock: Clock,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Open a case by the opening step of its procedure' })
  @Answers(201, OpenedCaseView)
  @CanAnswer('not-allowed', 'conflict', 'key-reused', 'changed-meanwhile', 'procedure-refuses')
  async open(
    @Body({ schema: NewCase }) { procedure, ...stated }: z.infer<typeof NewCase>,
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof OpenedCaseView>> {
    const result = await this.cases.open(procedure, stated, actor, { key });
    const id = result.event.caseId;
    const { file } = await this.cases.get(id, actor);
    void reply.header('location', `/api/v1/cases/${id}`);
    return { id, number: file.number, ...(await this.resultView(result, actor, request, reply)) };
  }

  @Get('by-number/:number')
  @ApiOperation({ summary: 'The case with this number', description: 'Small letters, spaces and hyphens do not matter. A number whose check digit is wrong is answered by 400, so that nobody is shown the case of somebody else.' })
  @Answers(200, CaseView)
  async getByNumber(
    @Param('number', { schema: CaseNumber }) number: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof CaseView>> {
    return this.caseView(await this.list.idOf(number), actor, request, reply);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A case as it stands, with its time limits' })
  @Answers(200, CaseView)
  async get(
    @Param('id', { schema: Id }) id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof CaseView>> {
    return this.caseView(id, actor, request, reply);
  }

  @Get(':id/steps')
  @ApiOperation({ summary: 'Every step: open, or refused with all reasons' })
  @Answers(200, z.array(StepView))
  async steps(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: OnDay }) { on }: z.infer<typeof OnDay>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof StepView>[]> {
    const standings = await this.cases.steps(await this.cases.get(id, actor), actor, on);
    return standings.map((standing) => viewStep(standing, this.readerOf(request)));
  }

  @Get(':id/deadlines')
  @ApiOperation({ summary: 'Time limits that run, the nearest first' })
  @Answers(200, z.array(DeadlineView))
  async deadlines(@Param('id', { schema: Id }) id: string, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof DeadlineView>[]> {
    const opened = await this.cases.get(id, actor);
    const nearestFirst = [...this.cases.deadlines(opened)].sort((a, b) => a.dueOn.localeCompare(b.dueOn));
    return nearestFirst.map((deadline) => viewDeadline(deadline, this.clock.today(), this.readerOf(request)));
  }

  @Post(':id/steps/:step')
  @HttpCode(201)
  @ApiOperation({ summary: 'Record a step', description: 'Its data are described by the JSON Schema of the step, in GET /procedures/{id}. With dryRun=true the answer is 200 and nothing is written.' })
  @ApiBody({ schema: { type: 'object', required: ['happenedOn'], properties: { happenedOn: { type: 'string', format: 'date' } }, additionalProperties: true } })
  @Answers(201, ResultView)
  @Answers(200, ResultView, 'Tried only')
  @CanAnswer('not-allowed', 'conflict', 'key-reused', 'changed-meanwhile', 'procedure-refuses')
  async record(
    @Param('id', { schema: Id }) id: string,
    @Param('step', { schema: StepName }) step: string,
    @Query({ schema: Trial }) { dryRun }: z.infer<typeof Trial>,
    @Body() stated: unknown,
    @CurrentActor() actor: Actor,
    @IfMatch() ifMatch: number | undefined,
    @IdempotencyKey() key: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof ResultView>> {
    if (dryRun === 'true') {
      void reply.status(200);
      return this.trialView(await this.cases.preview(id, step, stated, actor), request);
    }
    return this.resultView(await this.cases.record(id, step, stated, actor, { ifMatch, key }), actor, request, reply);
  }

  private async caseView(id: string, actor: Actor, request: FastifyRequest, reply: FastifyReply): Promise<z.infer<typeof CaseView>> {
    const opened = await this.cases.get(id, actor);
    const reader = this.readerOf(request);
    const { due: _due, ...line } = viewLine(await this.list.getLine(id), this.clock.today(), reader);
    void reply.header('etag', entityTagOf(opened.file.version));
    return {
      ...line,
      version: opened.file.version,
      states: viewStates(opened.state.place, reader),
      facts: { ...opened.state.facts },
      headHash: opened.file.headHash,
      deadlines: this.cases.deadlines(opened).map((deadline) => viewDeadline(deadline, this.clock.today(), reader)),
    };
  }

  private async resultView(result: StepResult, actor: Actor, request: FastifyRequest, reply: FastifyReply): Promise<z.infer<typeof ResultView>> {
    const standings = await this.cases.steps(result.after ?? (await this.cases.get(result.event.caseId, actor)), actor);
    void reply.header('etag', entityTagOf(result.event.seq));
    return { ...this.trialView(result, request), openSteps: standings.map((standing) => viewStep(standing, this.readerOf(request))) };
  }

  private trialView({ event, state, deadlines, consequence }: StepResult, request: FastifyRequest): z.infer<typeof ResultView> {
    const reader = this.readerOf(request);
    return {
      event: viewEvent(event),
      version: event.seq,
      states: viewStates(state.place, reader),
      deadlines: deadlines.map((deadline) => viewDeadline(deadline, this.clock.today(), reader)),
      ...(consequence && { consequence: viewConsequence(consequence, reader) }),
    };
  }

  private readerOf(request: FastifyRequest): Reader {
    return { code: this.language.of(request), language: this.language };
  }
}
