import { Injectable } from '@nestjs/common';
import { calendarWith, documentKey, noticedYear, type HolidayNotice, type WorkingCalendar } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Problem } from '../platform/http/problem.js';
import { CalendarRepository, type CalendarRevision, type EnteredNotice, type NewNotice, type NoticeByWhom, type NoticeRow } from './calendar.repository.js';

export type { EnteredNotice, NoticeByWhom, NoticeRow } from './calendar.repository.js';

/** Notices of days off (thông báo nghỉ lễ, Tết) that were entered since the program was made. Who may enter one is asked by the room of time limits. */
@Injectable()
export class HolidayNoticesService {
  constructor(
    private readonly repository: CalendarRepository,
    private readonly clock: Clock,
  ) {}

  /** Every notice that was entered, newest first. */
  list(): Promise<NoticeByWhom[]> {
    return this.repository.list();
  }

  /** The calendar that would hold with this notice, and whether it says what the newest one of its year says. */
  async tried(notice: HolidayNotice): Promise<{ readonly calendar: WorkingCalendar; readonly isNew: boolean }> {
    const wanted = this.read(notice);
    const before = await this.repository.upTo(await this.repository.revision());
    const newest = before.findLast(({ year }) => year === notice.year);
    return { calendar: calendarWith([...before, wanted].map(noticedYear)), isNew: !newest || daysIn(newest) !== daysIn(wanted) };
  }

  /** Puts a notice on record; from then on whoever reads a case decides by it. The same notice twice is entered once. */
  async enter(notice: HolidayNotice, accountId: string): Promise<EnteredNotice> {
    const wanted = this.read(notice);
    // One that makes no calendar would stop every count.
    calendarWith([noticedYear(wanted)]);
    return this.repository.enter({ ...wanted, accountId, recordedAt: this.clock.now() });
  }

  /** Notices whose time limits have still to be counted anew, oldest first. */
  pending(): Promise<NoticeRow[]> {
    return this.repository.pending();
  }

  /** Nothing recorded by a calendar before these notices can be left. */
  settle(revisions: readonly CalendarRevision[]): Promise<void> {
    return this.repository.settle(revisions, this.clock.now());
  }

  private read({ year, daysOff, workedSaturdays, reason, ...identity }: HolidayNotice): Omit<NewNotice, 'accountId' | 'recordedAt'> {
    // Nobody can have read a notice of tomorrow, and what is on record is never changed.
    if (identity.issuedOn > this.clock.today()) throw Problem.invalidFields([{ pointer: '#/issuedOn', code: 'issued-after-today', params: { on: identity.issuedOn } }]);
    return { year, daysOff: daysOff.toSorted(), workedSaturdays: workedSaturdays.toSorted(), document: documentKey(identity), issuedOn: identity.issuedOn, reason };
  }
}

const daysIn = ({ daysOff, workedSaturdays, document }: Pick<NoticeRow, 'daysOff' | 'workedSaturdays' | 'document'>): string => JSON.stringify([daysOff, workedSaturdays, document]);
