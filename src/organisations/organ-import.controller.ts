import { Body, Controller, HttpCode, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { takesCsv } from '../platform/http/csv-body.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { Problem } from '../platform/http/problem.js';
import { ImportResult, OrganImportService } from './organ-import.service.js';

const Trial = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false').meta({ description: 'Check every row; nothing is written.' }) });

/** Organs by whole tables, as an office keeps them in a spreadsheet. */
@ApiTags('organisations')
@Controller('api/v1/organisations')
export class OrganImportController {
  constructor(private readonly imports: OrganImportService) {}

  @Post('import')
  @HttpCode(201)
  @RouteConfig(takesCsv)
  @ApiOperation({
    summary: 'Enter organs by a table',
    description: 'Columns: code, name, level, parent_code, admits, valid_from, full_members, exempt, temporarily_away, committee_members, standing_members; Vietnamese names will do. All rows or none: a row that cannot be read is named as #/row/column. With dryRun=true the answer is 200 and nothing is written.',
  })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', example: 'code;name;level;parent_code;valid_from' } })
  @Answers(201, ImportResult)
  @Answers(200, ImportResult, 'Checked only')
  @CanAnswer('not-allowed', 'conflict', 'invalid-fields')
  async import(
    @Query({ schema: Trial }) { dryRun }: z.infer<typeof Trial>,
    @Body() table: unknown,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResult> {
    if (typeof table !== 'string') throw Problem.unsupportedContentType();
    if (dryRun === 'true') void reply.status(200);
    return this.imports.enterTable(table, actor, { dryRun: dryRun === 'true' });
  }
}
