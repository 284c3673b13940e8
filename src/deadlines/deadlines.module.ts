import { Module } from '@nestjs/common';
import { CalendarProjectionService } from './calendar-projection.service.js';

/** Time limits: what is due, why, and what a change of the calendar does to them. */
@Module({ providers: [CalendarProjectionService], exports: [CalendarProjectionService] })
export class DeadlinesModule {}
