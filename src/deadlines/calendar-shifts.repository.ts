import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';

/** What a notice of days off did to the last day of a time limit, with the notice. */
export interface CalendarShift {
  readonly anchoredOn: IsoDate;
  readonly wasDueOn: IsoDate;
  readonly wasProvisional: boolean;
  readonly dueOn: IsoDate;
  readonly provisional: boolean;
  readonly at: Date;
  /** Number of the notice among those entered, and its year. */
  readonly revision: number;
  readonly year: number;
  /** Key of its document. */
  readonly document: string;
  /** Why it was entered. */
  readonly reason: string;
}

const shifts = `
  select s.anchored_on as "anchoredOn", s.was_due_on as "wasDueOn", s.was_provisional as "wasProvisional", s.due_on as "dueOn", s.provisional, s.at,
         n.revision, n.year, n.document, n.reason
    from deadline_shift s join calendar_notice n on n.revision = s.revision
   where s.case_id = $1 and s.key = $2 order by s.id`;

/** What became of last days by notices of days off. */
@Injectable()
export class CalendarShiftsRepository {
  constructor(private readonly database: Database) {}

  of(caseId: string, key: string): Promise<CalendarShift[]> {
    return this.database.query<CalendarShift>('deadline-shifts', shifts, [caseId, key]);
  }
}
