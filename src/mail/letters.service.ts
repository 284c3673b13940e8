import { Injectable } from '@nestjs/common';
import { InboxService, type Notice } from '../inbox/inbox.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Configuration } from '../platform/config/configuration.js';
import { Language } from '../platform/language/language.js';
import { writeLetter } from './letter.js';
import type { MailInHand } from './mail-record.js';
import { endOfQuiet } from './quiet-hours.js';
import type { Letter } from './smtp-session.js';

/** Lines of one e-mail; how many more there are is said. */
const mostLines = 100;

/** What is to become of a mail in hand: it goes out, waits until somebody is no longer to be left in peace, or is not wanted any more. */
export type Draft =
  | { readonly letter: Letter }
  | { readonly waitsUntil: Date }
  | { readonly droppedFor: 'account disabled' | 'not wanted' | 'nothing left' };

/** Writes e-mails at the moment in which they go out, as their readers want them by then; nothing of what was written is kept. */
@Injectable()
export class Letters {
  constructor(
    private readonly inbox: InboxService,
    private readonly language: Language,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  async draft({ id, account, isDisabled }: MailInHand, from: string): Promise<Draft> {
    if (isDisabled) return { droppedFor: 'account disabled' };
    const preferences = (await this.inbox.preferencesOf([account])).get(account);
    if (preferences?.email === undefined || preferences.digest === 'none') return { droppedFor: 'not wanted' };
    const writtenAt = this.clock.now();
    const waitsUntil = endOfQuiet(writtenAt, preferences);
    if (waitsUntil) return { waitsUntil };
    const { email: to, language } = preferences;
    const told = await this.toldBy(id, language);
    if (told.count === 0) return { droppedFor: 'nothing left' };
    const content = await writeLetter({ ...told, id, language, writtenAt }, { from, to, publicUrl: this.configuration.publicUrl }, this.language);
    return { letter: { from, to, content } };
  }

  /** Of each limit the last that was told, and only what still waits; the earliest day first. */
  private async toldBy(id: string, language: 'vi' | 'en') {
    const notices = await this.inbox.mailedIn(id);
    const latest = [...new Map(notices.map((notice) => [`${notice.caseId} ${notice.key}`, notice])).values()];
    const sentences = await this.inbox.sentencesOf(latest, language);
    const open = latest
      .map((notice, index) => ({ notice, sentence: sentences[index] }))
      .filter(({ sentence }) => sentence !== undefined && sentence.standing !== 'settled')
      .sort((one, other) => dueOf(one.notice).localeCompare(dueOf(other.notice)) || one.notice.id - other.notice.id);
    const today = this.clock.today();
    const overdue = open.filter(({ notice }) => notice.kind !== 'correction-waits' && dueOf(notice) < today).length;
    return { lines: open.slice(0, mostLines).map(({ sentence }) => sentence?.text ?? ''), count: open.length, overdue };
  }
}

/** The last day as it runs now. */
const dueOf = ({ limit, dueOn }: Notice): string => limit?.dueOn ?? dueOn;
