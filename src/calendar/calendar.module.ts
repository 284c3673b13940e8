import { Module } from '@nestjs/common';
import { CalendarRepository } from './calendar.repository.js';
import { CalendarService } from './calendar.service.js';
import { HolidayNoticesService } from './holiday-notices.service.js';

/** The working calendar, which every count of working days goes by. */
@Module({ providers: [CalendarRepository, CalendarService, HolidayNoticesService], exports: [CalendarService, HolidayNoticesService] })
export class CalendarModule {}
