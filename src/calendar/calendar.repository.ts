import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

/** Which notices of days off hold; it grows with each. */
export type CalendarRevision = number;

/** The notices of days off that were entered, and which of them hold. */
@Injectable()
export class CalendarRepository {
  constructor(private readonly database: Database) {}

  async revision(): Promise<CalendarRevision> {
    const [row] = await this.database.query<{ revision: number }>('calendar-revision', 'select revision from working_calendar');
    if (!row) throw new Error('the working calendar has no revision');
    return row.revision;
  }
}
