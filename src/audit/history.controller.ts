import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CasesService } from '../cases/cases.service.js';
import { CaseRecordService } from '../cases/case-record.service.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers } from '../platform/http/described-answer.js';
import { Problem } from '../platform/http/problem.js';
import { HistoryView, viewHistory } from './history-views.js';
import { VerificationService } from './verification.service.js';

/** The history of a case as evidence: every event with who recorded it by which office, by which rules, and its link in the chain. */
@ApiTags('cases')
@Controller('api/v1/cases')
export class HistoryController {
  constructor(
    private readonly cases: CasesService,
    private readonly records: CaseRecordService,
    private readonly verification: VerificationService,
  ) {}

  @Get(':id/history')
  @ApiOperation({ summary: 'The events of a case, oldest first, and whether the record is intact' })
  @Answers(200, HistoryView)
  async history(@Param('id', { schema: z.uuid() }) id: string, @CurrentActor() actor: Actor): Promise<z.infer<typeof HistoryView>> {
    await this.cases.get(id, actor);
    const record = await this.records.find(id);
    if (!record) throw Problem.notFound('case');
    return viewHistory(record, this.verification.check(record));
  }
}
