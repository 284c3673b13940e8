import { Injectable } from '@nestjs/common';
import { CalendarShiftsRepository, type CalendarShift } from './calendar-shifts.repository.js';

export type { CalendarShift } from './calendar-shifts.repository.js';

/** What notices of days off have done to time limits: the old last day is superseded, never forgotten. */
@Injectable()
export class CalendarShiftsService {
  constructor(private readonly repository: CalendarShiftsRepository) {}

  /** What notices did to one limit of a case, oldest first; whoever asks has made sure that the reader may see the case. */
  of(caseId: string, key: string): Promise<CalendarShift[]> {
    return this.repository.of(caseId, key);
  }
}
