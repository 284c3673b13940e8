import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { HistoryController } from './history.controller.js';
import { HistoryNames } from './history-names.service.js';
import { HistoryRepository } from './history.repository.js';
import { HistoryService } from './history.service.js';
import { TimelineService } from './timeline.service.js';
import { VerificationService } from './verification.service.js';

/** Histories and their verification; reads only. */
@Module({
  imports: [CalendarModule, CasesModule],
  controllers: [HistoryController],
  providers: [HistoryRepository, HistoryNames, HistoryService, TimelineService, VerificationService],
  exports: [HistoryService, VerificationService],
})
export class AuditModule {}
