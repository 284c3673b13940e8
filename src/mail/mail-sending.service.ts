import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock/clock.js';
import { crashPoint } from '../platform/config/crash-point.js';
import { LOGGER } from '../platform/logging/logging.module.js';
import type { Round } from '../platform/queue/jobs.js';
import { Letters } from './letters.service.js';
import type { MailInHand } from './mail-record.js';
import { MailServer } from './mail-server.js';
import { MailRepository } from './mail.repository.js';
import { mostAttempts, triedAgainAt } from './retry.js';
import { handingAfter, type Handing } from './smtp-failure.js';
import type { Letter, SmtpSession } from './smtp-session.js';

/** Mails of one round. */
const mostMails = 500;
/** Longer than the patience with a mail server: who has a mail in hand for longer has died. */
const lease = 10 * 60_000;
/** A server that was lost so often in a row is away, and is left alone until the next round. */
const mostLosses = 3;

/** A mail, under the claim by which it was taken. */
interface Taken extends MailInHand {
  readonly claimedAs: string;
}

/** What one round has come to. */
interface Course {
  session: SmtpSession | undefined;
  sent: number;
  losses: number;
}

/** Sends what is due, each mail at most once. */
@Injectable()
export class MailSending {
  constructor(
    private readonly mails: MailRepository,
    private readonly letters: Letters,
    private readonly server: MailServer,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Sends as `from`, one after the other, until nothing is due or the server is away. */
  async sendDue(from: string, stopping: AbortSignal): Promise<Round> {
    const abandoned = await this.mails.settleAbandoned(this.clock.now());
    if (abandoned > 0) this.logger.error({ mails: abandoned }, 'senders died while they handed e-mails over; whether these arrived nobody knows');
    const course: Course = { session: undefined, sent: 0, losses: 0 };
    try {
      for (let tried = 0; tried < mostMails; tried += 1) {
        stopping.throwIfAborted();
        const mail = await this.take();
        if (!mail) return { done: course.sent, truncated: false };
        await this.treat(mail, from, course, stopping);
        if (course.losses >= mostLosses) return { done: course.sent, truncated: false };
      }
      return { done: course.sent, truncated: true };
    } finally {
      course.session?.quit();
    }
  }

  private async take(): Promise<Taken | undefined> {
    const [now, claimedAs] = [this.clock.now(), randomUUID()];
    const mail = await this.mails.claim(now, new Date(now.getTime() + lease), claimedAs);
    if (!mail) return undefined;
    crashPoint('mail-claimed');
    return { ...mail, claimedAs };
  }

  private async treat(mail: Taken, from: string, course: Course, stopping: AbortSignal): Promise<void> {
    const { id, claimedAs } = mail;
    // Whoever had it before died each time.
    if (mail.attempt > mostAttempts) return this.giveUp(mail, 'too many attempts');
    const draft = await this.letters.draft(mail, from).catch((err: unknown) => ({ err }));
    if ('err' in draft) {
      this.logger.error({ mail: id, err: draft.err }, 'an e-mail could not be written');
      return this.tryLater(mail, 'not written');
    }
    if ('waitsUntil' in draft) return this.mails.release(id, claimedAs, draft.waitsUntil);
    if ('droppedFor' in draft) return this.mails.settle(id, claimedAs, 'dropped', this.clock.now(), draft.droppedFor);
    const handing = await this.hand(mail, draft.letter, course, stopping);
    await this.conclude(mail, handing, course, stopping);
  }

  private async hand(mail: Taken, letter: Letter, course: Course, stopping: AbortSignal): Promise<Handing> {
    if (!course.session?.isOpen) {
      try {
        course.session = await this.server.open(stopping);
      } catch (error) {
        // Nobody is there: the other mails need not try.
        course.losses = mostLosses;
        return handingAfter(error, false);
      }
    }
    return course.session.hand(letter, () => this.begin(mail), stopping);
  }

  /** From here on the mail may be on its way; should this process die, it is uncertain. */
  private async begin({ id, claimedAs }: Taken): Promise<boolean> {
    const isOurs = await this.mails.beginHandingOver(id, claimedAs);
    if (isOurs) crashPoint('mail-handing-over');
    return isOurs;
  }

  private async conclude(mail: Taken, handing: Handing, course: Course, stopping: AbortSignal): Promise<void> {
    const { id, claimedAs } = mail;
    course.losses = handing.outcome === 'server-away' || handing.outcome === 'uncertain' ? course.losses + 1 : 0;
    switch (handing.outcome) {
      case 'sent':
        crashPoint('mail-handed-over');
        course.sent += 1;
        return this.mails.settle(id, claimedAs, 'sent', this.clock.now());
      case 'uncertain':
        this.logger.error({ mail: id, reason: handing.reason }, 'whether an e-mail arrived nobody knows; an administrator may have it sent again');
        return this.mails.settle(id, claimedAs, 'uncertain', this.clock.now(), handing.reason);
      case 'refused':
        return handing.forEver ? this.giveUp(mail, handing.reason) : this.tryLater(mail, handing.reason);
      case 'server-away':
        // We have stopped; the server has done nothing wrong.
        if (stopping.aborted) return this.mails.release(id, claimedAs, this.clock.now());
        this.logger.warn({ mail: id, attempt: mail.attempt, reason: handing.reason }, 'the mail server cannot be used at the moment');
        return this.tryLater(mail, handing.reason);
      case 'taken-away':
        return undefined;
    }
  }

  private async tryLater(mail: Taken, reason: string): Promise<void> {
    if (mail.attempt >= mostAttempts) return this.giveUp(mail, reason);
    await this.mails.postpone(mail.id, mail.claimedAs, triedAgainAt(mail.attempt, this.clock.now()), reason);
  }

  private async giveUp({ id, claimedAs, attempt }: Taken, reason: string): Promise<void> {
    this.logger.error({ mail: id, attempt, reason }, 'an e-mail was given up; an administrator may have it sent again');
    await this.mails.settle(id, claimedAs, 'dead', this.clock.now(), reason);
  }
}
