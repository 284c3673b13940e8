import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Answers } from '../platform/http/described-answer.js';
import { Language } from '../platform/language/language.js';
import { RegulationsDiffView, RegulationsView, viewDifference, viewRegulations, type Reader } from './regulation-views.js';

const OnQuery = z.strictObject({ on: IsoDate.optional().meta({ description: 'The day; today when absent.' }) });
const DiffQuery = z.strictObject({
  from: IsoDate.meta({ description: 'What was, by the law of this day.', example: '2026-07-25' }),
  to: IsoDate.meta({ description: 'What is instead, by the law of this day; it may be the earlier one.', example: '2026-07-26' }),
});

/** The law by which cases are judged, as it stands on a day and as it changed. */
@ApiTags('regulations')
@Controller('api/v1/regulations')
export class RegulationsController {
  constructor(
    private readonly clock: Clock,
    private readonly language: Language,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every number, choice and clause in force on a day, with its citation and confidence' })
  @Answers(200, RegulationsView)
  onDay(@Query({ schema: OnQuery }) { on }: z.infer<typeof OnQuery>, @Req() request: FastifyRequest): z.infer<typeof RegulationsView> {
    return viewRegulations(on ?? this.clock.today(), this.readerOf(request));
  }

  @Get('diff')
  @ApiOperation({ summary: 'What differs between the rules of two days, with the citations of both' })
  @Answers(200, RegulationsDiffView)
  diff(@Query({ schema: DiffQuery }) { from, to }: z.infer<typeof DiffQuery>, @Req() request: FastifyRequest): z.infer<typeof RegulationsDiffView> {
    return viewDifference(from, to, this.readerOf(request));
  }

  private readerOf(request: FastifyRequest): Reader {
    return { code: this.language.of(request), language: this.language };
  }
}
