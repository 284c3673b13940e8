import { Injectable } from '@nestjs/common';
import { daysBetween, isSuspended, workingDaysAfter, type IsoDate, type WorkingCalendar } from '../../workflows/index.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import { standingOf, type Notice, type NoticeStanding } from './notice.js';

/** A notice in words, as it stands today. */
export interface NoticeSentence {
  readonly id: number;
  readonly caseId: string;
  readonly text: string;
  readonly standing: NoticeStanding;
}

/** Puts notices into words. */
@Injectable()
export class NoticeWords {
  constructor(
    private readonly language: Language,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
  ) {}

  /** Each notice as a sentence; of a person only where a name is given for the notice. */
  async sentencesOf(notices: readonly Notice[], code: LanguageCode, names?: ReadonlyMap<number, string>): Promise<NoticeSentence[]> {
    const calendar = await this.calendar.current();
    return notices.map((notice) => ({ id: notice.id, caseId: notice.caseId, standing: standingOf(notice), text: this.sentence(notice, code, calendar, names?.get(notice.id)) }));
  }

  /** How far a last day is from today: «còn 20 ngày (14 ngày làm việc)». */
  distance(dueOn: IsoDate, today: IsoDate, calendar: WorkingCalendar, code: LanguageCode): string {
    const left = daysBetween(today, dueOn);
    if (left === 0) return this.language.t(code, 'inbox:distance.today');
    if (left < 0) return this.language.t(code, 'inbox:distance.late', { days: -left });
    return this.language.t(code, 'inbox:distance.left', { days: left, working: workingDaysAfter(today, dueOn, calendar).days });
  }

  /** A day as people say it: «thứ Ba, 22/12/2026». */
  day(on: IsoDate, code: LanguageCode): string {
    const weekday = this.language.t(code, `inbox:weekdays.${new Date(`${on}T00:00:00Z`).getUTCDay()}`);
    return this.language.t(code, 'inbox:day', { weekday, on });
  }

  private sentence(notice: Notice, code: LanguageCode, calendar: WorkingCalendar, person: string | undefined): string {
    const { kind, key, dueOn, caseNumber, organName, limit } = notice;
    const about = person === undefined ? this.language.t(code, 'inbox:case', { number: caseNumber }) : this.language.t(code, 'inbox:caseOf', { number: caseNumber, person });
    const standing = standingOf(notice);
    const told = this.language.t(code, `inbox:kinds.${kind}`, {
      limit: this.language.find(code, [`deadlines:${key}.label`]) ?? key,
      day: this.day(dueOn, code),
      distance: standing === 'open' ? this.language.t(code, 'inbox:aside', { words: this.distance(dueOn, this.clock.today(), calendar, code) }) : '',
      case: about,
      organ: organName,
    });
    if (standing === 'open') return told;
    return `${told} ${this.since(limit, code)}`;
  }

  private since(limit: Notice['limit'], code: LanguageCode): string {
    if (limit === null) return this.language.t(code, 'inbox:since.settled');
    if (isSuspended(limit)) return this.language.t(code, 'inbox:since.suspended');
    return this.language.t(code, 'inbox:since.moved', { day: this.day(limit.dueOn, code) });
  }
}
