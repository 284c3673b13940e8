import { Module } from '@nestjs/common';
import { CalendarProjectionService } from './calendar-projection.service.js';
import { CalendarShiftsRepository } from './calendar-shifts.repository.js';
import { CalendarShiftsService } from './calendar-shifts.service.js';

/** Time limits: what is due, why, and what a change of the calendar does to them. */
@Module({ providers: [CalendarProjectionService, CalendarShiftsRepository, CalendarShiftsService], exports: [CalendarProjectionService] })
export class DeadlinesModule {}
