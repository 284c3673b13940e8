import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';

/** Which notices of days off hold; it grows with each. */
export type CalendarRevision = number;

/** A notice of days off on record, cited by the key of its document. */
export interface NoticeRow {
  readonly revision: CalendarRevision;
  readonly year: number;
  readonly daysOff: readonly IsoDate[];
  readonly workedSaturdays: readonly IsoDate[];
  readonly document: string;
  readonly issuedOn: IsoDate;
  readonly reason: string;
  readonly recordedAt: Date;
}

/** The same with the name of the account that entered it. */
export type NoticeByWhom = NoticeRow & { readonly account: string };

/** A notice that is to be entered, its days in their order. */
export type NewNotice = Omit<NoticeRow, 'revision'> & { readonly accountId: string };

/** What came of entering a notice; nothing is new where the newest one of its year says the same. */
export interface EnteredNotice {
  readonly revision: CalendarRevision;
  readonly isNew: boolean;
}

const columns = `n.revision, n.year, n.days_off::text[] as "daysOff", n.worked_saturdays::text[] as "workedSaturdays", n.document, n.issued_on as "issuedOn", n.reason, n.recorded_at as "recordedAt"`;

const newestAlike = `
  select n.revision from (select * from calendar_notice where year = $1 order by revision desc limit 1) n
   where (n.days_off, n.worked_saturdays, n.document) = ($2::date[], $3::date[], $4)`;

const add = `
  insert into calendar_notice (revision, year, days_off, worked_saturdays, document, issued_on, reason, account_id, recorded_at)
  values ($1, $2, $3::date[], $4::date[], $5, $6, $7, $8, $9)`;

/** The notices of days off that were entered, and which of them hold. */
@Injectable()
export class CalendarRepository {
  constructor(private readonly database: Database) {}

  async revision(): Promise<CalendarRevision> {
    return revisionIn(await this.database.query<{ revision: number }>('calendar-revision', 'select revision from working_calendar'));
  }

  /** By which days off of a program the stored time limits were counted; nothing until somebody has said so. */
  async countedBy(): Promise<string | undefined> {
    return (await this.database.query<{ program: string | null }>('calendar-program', 'select program from working_calendar'))[0]?.program ?? undefined;
  }

  /** Puts on record by which they were counted. */
  async noteCountedBy(program: string): Promise<void> {
    await this.database.query('calendar-note-program', 'update working_calendar set program = $1 where program is distinct from $1', [program]);
  }

  /** The notices that hold at a revision, oldest first. No notice ever changes. */
  upTo(revision: CalendarRevision): Promise<NoticeRow[]> {
    return this.database.query<NoticeRow>('calendar-notices', `select ${columns} from calendar_notice n where n.revision <= $1 order by n.revision`, [revision]);
  }

  /** Every notice, newest first. */
  list(): Promise<NoticeByWhom[]> {
    return this.database.query<NoticeByWhom>('calendar-notices-by-whom', `select ${columns}, a.name as account from calendar_notice n join account a on a.id = n.account_id order by n.revision desc`);
  }

  /** Puts a notice on record, one after the other: whoever comes second sees what the first one has entered. */
  enter({ year, daysOff, workedSaturdays, document, issuedOn, reason, accountId, recordedAt }: NewNotice): Promise<EnteredNotice> {
    return this.database.transaction(async (on) => {
      const before = revisionIn(await on.query<{ revision: number }>('calendar-lock', 'select revision from working_calendar for no key update'));
      const [alike] = await on.query<{ revision: number }>('calendar-notice-alike', newestAlike, [year, daysOff, workedSaturdays, document]);
      if (alike) return { revision: alike.revision, isNew: false };
      const revision = before + 1;
      await on.query('calendar-notice-add', add, [revision, year, daysOff, workedSaturdays, document, issuedOn, reason, accountId, recordedAt]);
      await on.query('calendar-revise', 'update working_calendar set revision = $1', [revision]);
      return { revision, isNew: true };
    });
  }

  /** Notices after which somebody may still have recorded by the calendar before, oldest first. */
  pending(): Promise<NoticeRow[]> {
    const sql = `select ${columns} from calendar_notice n where not exists (select from calendar_projection p where p.revision = n.revision) order by n.revision`;
    return this.database.query<NoticeRow>('calendar-notices-pending', sql);
  }

  /** Puts on record that every time limit was counted anew after these notices. */
  async settle(revisions: readonly CalendarRevision[], at: Date): Promise<void> {
    const sql = 'insert into calendar_projection (revision, projected_at) select revision, $2 from unnest($1::integer[]) revision on conflict do nothing';
    await this.database.query('calendar-settle', sql, [revisions, at]);
  }
}

function revisionIn([row]: readonly { readonly revision: number }[]): CalendarRevision {
  if (!row) throw new Error('the working calendar has no revision');
  return row.revision;
}
