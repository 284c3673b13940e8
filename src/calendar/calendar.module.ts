import { Module } from '@nestjs/common';
import { CalendarService } from './calendar.service.js';

/** The working calendar, which every count of working days goes by. */
@Module({ providers: [CalendarService], exports: [CalendarService] })
export class CalendarModule {}
