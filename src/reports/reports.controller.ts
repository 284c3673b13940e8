import { Body, Controller, Get, HttpCode, Post, Put, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IsoDate, procedures } from '../../workflows/index.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { PageQuery } from '../platform/http/page.js';
import { Language } from '../platform/language/language.js';
import { AdmissionsReportService } from './admissions-report.service.js';
import { AdmissionsReportView, viewAdmissions } from './admissions-views.js';
import { Figures } from './figures.js';
import { FiguresCheckView, type Reader } from './figures-views.js';
import { FiguresService } from './figures.service.js';
import { ScreeningReportService } from './screening-report.service.js';
import { ScreeningReportView, viewScreening } from './screening-views.js';
import { LateView, PipelineView, StepDaysView, TargetsView, viewLate, viewPipeline, viewStepDays, viewTarget } from './standing-views.js';
import { StandingService } from './standing.service.js';
import { NewTarget } from './target-record.js';
import { TargetsService } from './targets.service.js';

const Organ = z.uuid().optional().meta({ description: 'An organ of the reader or below; the highest one of the own offices when absent.' });
const ByOrgan = z.enum(['organ']).optional().meta({ description: 'Also for each organ directly below.' });
const period = { organ: Organ, from: IsoDate.optional().meta({ description: 'First day; 1 January when absent.' }), to: IsoDate.optional().meta({ description: 'Last day; today when absent.' }) };
const Procedure = z.enum(procedures.map(({ id }) => id));
const OneProcedure = Procedure.default('admission').meta({ description: 'Cases of this procedure.' });
const BreakdownQuery = z.strictObject({ ...period, by: ByOrgan });
const StepDaysQuery = z.strictObject({ ...period, procedure: OneProcedure });
const PipelineQuery = z.strictObject({ organ: Organ, by: ByOrgan, procedure: OneProcedure });
const LateQuery = PageQuery.extend({ ...period, procedure: Procedure.optional().meta({ description: 'Only cases of this procedure.' }) });
const Year = z.coerce.number().int().min(1930).max(2199);
const TargetsQuery = z.strictObject({ organ: Organ, from: Year.optional().meta({ description: 'First year.' }), to: Year.optional().meta({ description: 'Last year.' }) });

/** Reports over HTTP: numbers about the organs of the reader's offices. Small groups are shown to those who record there. */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    private readonly admissions: AdmissionsReportService,
    private readonly screening: ScreeningReportService,
    private readonly standing: StandingService,
    private readonly targets: TargetsService,
    private readonly figures: FiguresService,
    private readonly language: Language,
  ) {}

  @Get('admissions')
  @ApiOperation({ summary: 'New members of a period, broken down, beside the year before and the target' })
  @Answers(200, AdmissionsReportView)
  @CanAnswer('not-allowed', 'not-found')
  async breakdown(@Query({ schema: BreakdownQuery }) query: z.infer<typeof BreakdownQuery>, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof AdmissionsReportView>> {
    return viewAdmissions(await this.admissions.report(query, actor), this.readerOf(request));
  }

  @Get('screening')
  @ApiOperation({ summary: 'Screening of members in a period, and ways out of the Party by their form, beside the year before' })
  @Answers(200, ScreeningReportView)
  @CanAnswer('not-allowed', 'not-found')
  async screeningReport(@Query({ schema: BreakdownQuery }) query: z.infer<typeof BreakdownQuery>, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof ScreeningReportView>> {
    return viewScreening(await this.screening.report(query, actor), this.readerOf(request));
  }

  @Get('pipeline')
  @ApiOperation({ summary: 'Open cases by the state they wait in, with their age in it' })
  @Answers(200, PipelineView)
  @CanAnswer('not-allowed', 'not-found')
  async pipeline(@Query({ schema: PipelineQuery }) query: z.infer<typeof PipelineQuery>, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof PipelineView>> {
    return viewPipeline(await this.standing.pipeline(query, actor), this.readerOf(request));
  }

  @Get('step-days')
  @ApiOperation({ summary: 'For each step the days since the act before it, of acts in a period' })
  @Answers(200, StepDaysView)
  @CanAnswer('not-allowed', 'not-found')
  async stepDays(@Query({ schema: StepDaysQuery }) query: z.infer<typeof StepDaysQuery>, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof StepDaysView>> {
    const { reach, period, steps } = await this.standing.stepDays(query, actor);
    const { id, code, name, level } = reach.organ;
    const reader = this.readerOf(request);
    return { label: reader.language.t(reader.code, 'reports:stepDays'), organ: { id, code, name, level }, period, inFull: reach.inFull, steps: viewStepDays(steps, reader) };
  }

  @Get('late-organs')
  @ApiOperation({ summary: 'Organs with time limits that are over, or with acts of a period that were late', description: 'In the order of their codes: no ranking. Limits counted through days off that are not announced yet are never late.' })
  @Answers(200, LateView)
  @CanAnswer('not-allowed', 'not-found', 'malformed-cursor')
  async lateOrgans(@Query({ schema: LateQuery }) query: z.infer<typeof LateQuery>, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof LateView>> {
    const { reach, period, entries, next } = await this.standing.lateOrgans(query, actor);
    const { id, code, name, level } = reach.organ;
    const say = (key: string) => this.language.t(this.language.of(request), `reports:${key}`);
    return { label: say('lateOrgans'), note: say('notes.late'), organ: { id, code, name, level }, period, entries: entries.map(viewLate), ...(next === undefined ? {} : { next }) };
  }

  @Get('targets')
  @ApiOperation({ summary: 'Targets of an organ beside what was done, by year' })
  @Answers(200, TargetsView)
  @CanAnswer('not-allowed', 'not-found')
  async listTargets(@Query({ schema: TargetsQuery }) query: z.infer<typeof TargetsQuery>, @CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<z.infer<typeof TargetsView>> {
    const { reach, years } = await this.targets.byYear(query, actor);
    const { id, code, name, level } = reach.organ;
    const reader = this.readerOf(request);
    return { label: reader.language.t(reader.code, 'reports:targets'), organ: { id, code, name, level }, inFull: reach.inFull, lines: years.map((one) => viewTarget(one, reader)) };
  }

  @Put('targets')
  @HttpCode(204)
  @ApiOperation({ summary: 'Set a target; the one before stays in the record' })
  @Answers(204)
  @CanAnswer('not-allowed', 'not-found')
  setTarget(@Body({ schema: NewTarget }) target: NewTarget, @CurrentActor() actor: Actor): Promise<void> {
    return this.targets.set(target, actor);
  }

  @Post('figures/check')
  @HttpCode(200)
  @ApiOperation({ summary: 'Check the sums, percentages, differences and plans of a table of figures', description: 'Nothing of it is kept.' })
  @Answers(200, FiguresCheckView)
  checkFigures(@Body({ schema: Figures }) stated: Figures, @Req() request: FastifyRequest): z.infer<typeof FiguresCheckView> {
    return this.figures.check(stated, this.language.of(request));
  }

  private readerOf(request: FastifyRequest): Reader {
    return { code: this.language.of(request), language: this.language };
  }
}
