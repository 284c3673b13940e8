import { Injectable } from '@nestjs/common';
import { InboxService } from '../inbox/inbox.service.js';
import { explainCitation } from '../platform/language/explain.js';
import { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { CalendarDay, CalendarHead } from './calendar-text.js';
import type { FeedLimit } from './feed-record.js';

/** Puts time limits into the words of a calendar: never about whom, only which limit of which case. */
@Injectable()
export class CalendarWords {
  constructor(
    private readonly language: Language,
    private readonly inbox: InboxService,
  ) {}

  /** The language in which this account wants to be told. */
  async languageOf(account: string): Promise<LanguageCode> {
    return (await this.inbox.preferenceOf(account)).language;
  }

  head(code: LanguageCode, shown: number, isTruncated: boolean): CalendarHead {
    const description = [this.language.t(code, 'feeds:description'), ...(isTruncated ? [this.language.t(code, 'feeds:truncated', { shown })] : [])];
    return { name: this.language.t(code, 'feeds:name'), description: description.join(' ') };
  }

  day({ caseId, key, anchoredOn, number, dueOn, provisional, whoActs, purpose, citation, sequence, changedAt }: FeedLimit, code: LanguageCode): CalendarDay {
    const label = this.language.t(code, `deadlines:${key}.label`);
    const { name, clause, mark } = explainCitation(citation, code, this.language);
    const basis = `${clause}, ${name}${mark === undefined ? '' : ` (${mark})`}`;
    const lines = [
      this.language.t(code, 'feeds:whoActs', { who: this.language.t(code, `organs:curers.${whoActs}`) }),
      this.language.t(code, 'feeds:basis', { basis }),
      ...(provisional ? [this.language.t(code, 'feeds:provisional')] : []),
    ];
    return {
      uid: `${caseId}-${key}-${anchoredOn}@lotrinh`,
      on: dueOn,
      sequence,
      changedAt,
      summary: this.language.t(code, provisional ? 'feeds:provisionalSummary' : 'feeds:summary', { label, number }),
      description: lines.join('\n'),
      category: this.language.t(code, `feeds:purposes.${purpose}`),
    };
  }
}
