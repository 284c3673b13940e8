import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Statements } from '../platform/database/database.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import { MailingRepository } from './mailing.repository.js';
import { NoticeWords, type NoticeSentence } from './notice-words.service.js';
import type { NewNotice, Notice } from './notice.js';
import { NoticesRepository } from './notices.repository.js';
import { defaultPreferences, type NoticePreferences } from './preferences.js';
import { PreferencesRepository } from './preferences.repository.js';

export type { NewNotice, Notice, NoticeKind } from './notice.js';
export type { NoticeSentence } from './notice-words.service.js';
export type { NoticePreferences } from './preferences.js';

/** What the program tells its accounts (hộp thông báo), for the rooms that tell and for the one that sends e-mails. */
@Injectable()
export class InboxService {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly preferences: PreferencesRepository,
    private readonly mailing: MailingRepository,
    private readonly words: NoticeWords,
    private readonly clock: Clock,
  ) {}

  /** Tells each account what it has not been told yet, in the caller's transaction; gives how many notices are new. */
  post(on: Statements, notices: readonly NewNotice[], at: Date): Promise<number> {
    return this.notices.post(on, notices, at);
  }

  /** How each of these accounts wants to be told. */
  async preferencesOf(accounts: readonly string[]): Promise<ReadonlyMap<string, NoticePreferences>> {
    const said = await this.preferences.find(accounts);
    return new Map(accounts.map((account) => [account, said.get(account) ?? defaultPreferences]));
  }

  /** How one account wants to be told. */
  async preferenceOf(account: string): Promise<NoticePreferences> {
    return (await this.preferences.find([account])).get(account) ?? defaultPreferences;
  }

  /** Takes down how an account wants to be told. */
  prefer(account: string, said: NoticePreferences): Promise<void> {
    return this.preferences.put(account, said, this.clock.now());
  }

  /**
   * Accounts for which an e-mail is due now: they want e-mails, have unread notices that no e-mail tells, are outside their quiet hours, and
   * had no digest yet this day or this week. Who has waited the longest comes first.
   */
  accountsWithUnmailed(now: Date, limit: number): Promise<string[]> {
    return this.mailing.accountsDue(now, limit);
  }

  /** What no e-mail tells an account yet, oldest first, locked in the caller's transaction; nothing where another one was faster. */
  unmailed(on: Statements, account: string, limit: number): Promise<Notice[]> {
    return this.mailing.unmailed(on, account, this.clock.today(), limit);
  }

  /** Notes that an e-mail, entered before in the same transaction, tells these notices. */
  markMailed(on: Statements, noticeIds: readonly number[], mailId: string): Promise<void> {
    return this.mailing.markMailed(on, noticeIds, mailId);
  }

  /** What an e-mail tells, oldest first. */
  mailedIn(mailId: string): Promise<Notice[]> {
    return this.mailing.mailedIn(mailId, this.clock.today());
  }

  /** Each notice as a sentence without anything personal: the limit, its last day, how far off it is today, the number of the case, the organ. */
  sentencesOf(notices: readonly Notice[], language: LanguageCode): Promise<NoticeSentence[]> {
    return this.words.sentencesOf(notices, language);
  }
}
