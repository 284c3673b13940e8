import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findProcedure, procedures } from '../../workflows/index.js';
import { Answers } from '../platform/http/described-answer.js';
import { Problem } from '../platform/http/problem.js';
import { Language } from '../platform/language/language.js';
import { ProcedureLine, ProcedureView, viewProcedure, viewProcedureLine } from './procedure-views.js';

/** The procedures the engine knows: their states, steps with JSON Schema, rules with citations, and editions of the law. */
@ApiTags('procedures')
@Controller('api/v1/procedures')
export class ProceduresController {
  constructor(private readonly language: Language) {}

  @Get()
  @ApiOperation({ summary: 'Procedures' })
  @Answers(200, z.array(ProcedureLine))
  list(): z.infer<typeof ProcedureLine>[] {
    return procedures.map(viewProcedureLine);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A procedure with its states, steps, rules, citations and editions' })
  @Answers(200, ProcedureView)
  get(@Param('id', { schema: z.string().max(60) }) id: string, @Req() request: FastifyRequest): z.infer<typeof ProcedureView> {
    const procedure = findProcedure(id);
    if (!procedure) throw Problem.notFound('procedure');
    return viewProcedure(procedure, { code: this.language.of(request), language: this.language });
  }
}
