import { Injectable } from '@nestjs/common';
import { CaseScopeService } from '../cases/case-scope.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Problem } from '../platform/http/problem.js';
import { calendarText } from './calendar-text.js';
import { CalendarWords } from './calendar-words.service.js';
import { FeedLimitsRepository } from './feed-limits.repository.js';
import { feedTokenIn, hashFeedToken } from './feed-token.js';
import { FeedsRepository } from './feeds.repository.js';

/** A calendar shows no more days. */
const mostDays = 2000;
/** Programs read every few minutes; that they do is noted every so many milliseconds. */
const readingGrain = 60_000;

/** Calendars as other programs read them: by the secret in the address alone, and with what the account may see today. */
@Injectable()
export class CalendarReading {
  constructor(
    private readonly feeds: FeedsRepository,
    private readonly limits: FeedLimitsRepository,
    private readonly scopes: CaseScopeService,
    private readonly words: CalendarWords,
    private readonly clock: Clock,
  ) {}

  /** The text of the calendar of an address. 404 alike for a secret that is unknown or revoked, a disabled account, and one that holds no office there today. */
  async read(name: string): Promise<string> {
    const token = feedTokenIn(name);
    const feed = token === undefined ? undefined : await this.feeds.find(hashFeedToken(token), this.clock.today());
    const scope = feed && (await this.scopes.scopeOf(feed, feed.organ));
    if (!feed || !scope) throw Problem.notFound('calendar');
    const found = await this.limits.nearest(scope, this.clock.today(), mostDays + 1);
    const language = await this.words.languageOf(feed.accountId);
    const shown = found.slice(0, mostDays);
    const now = this.clock.now();
    await this.feeds.noteReading(feed.id, now, new Date(now.getTime() - readingGrain));
    return calendarText(this.words.head(language, shown.length, found.length > mostDays), shown.map((limit) => this.words.day(limit, language)));
  }
}
