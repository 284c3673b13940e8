import { Injectable } from '@nestjs/common';
import { vietnamCalendar, type WorkingCalendar } from '../../workflows/index.js';

/** Which notices of days off hold; it grows with each. */
export type CalendarRevision = number;

/** The working calendar (lịch làm việc): what the program brings, with the notices that were entered since. */
@Injectable()
export class CalendarService {
  /** The calendar of a revision that was read together with a case; without one it is read anew. */
  async at(_revision: CalendarRevision | undefined): Promise<WorkingCalendar> {
    return vietnamCalendar;
  }
}
