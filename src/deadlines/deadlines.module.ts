import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CalendarProjectionRepository } from './calendar-projection.repository.js';
import { CalendarProjectionService } from './calendar-projection.service.js';
import { CalendarShiftsRepository } from './calendar-shifts.repository.js';
import { CalendarShiftsService } from './calendar-shifts.service.js';
import { DeadlineExplanationRepository } from './deadline-explanation.repository.js';
import { DeadlineExplanationService } from './deadline-explanation.service.js';
import { DeadlineListRepository } from './deadline-list.repository.js';
import { DeadlineListService } from './deadline-list.service.js';
import { DeadlinesController } from './deadlines.controller.js';
import { HolidaysController } from './holidays.controller.js';
import { HolidaysService } from './holidays.service.js';

/** Time limits: what is due, why, and what a change of the calendar does to them. */
@Module({
  imports: [AuditModule, CalendarModule, CasesModule],
  controllers: [DeadlinesController, HolidaysController],
  providers: [CalendarProjectionRepository, CalendarProjectionService, CalendarShiftsRepository, CalendarShiftsService, DeadlineExplanationRepository, DeadlineExplanationService, DeadlineListRepository, DeadlineListService, HolidaysService],
  exports: [CalendarProjectionService],
})
export class DeadlinesModule {}
