import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { Round } from '../platform/queue/jobs.js';
import { MailComposing } from './mail-composing.service.js';
import type { LostMail } from './mail-record.js';
import { MailSending } from './mail-sending.service.js';
import { MailServer } from './mail-server.js';
import { MailRepository } from './mail.repository.js';

export type { LostMail } from './mail-record.js';

const LostMailCursor = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() });

/** Sends people what they have been told, as e-mails (thư điện tử). */
@Injectable()
export class MailService {
  constructor(
    private readonly composing: MailComposing,
    private readonly sending: MailSending,
    private readonly mails: MailRepository,
    private readonly server: MailServer,
    private readonly clock: Clock,
  ) {}

  /** Puts notices together into e-mails and sends what is due; gives how many went out. Without a mail server it does nothing. */
  async send(stopping: AbortSignal): Promise<Round> {
    const from = this.server.senderOrSayWhy();
    if (from === undefined) return { done: 0, truncated: false };
    const moreToCompose = await this.composing.composeDue(stopping);
    const { done, truncated } = await this.sending.sendDue(from, stopping);
    return { done, truncated: truncated || moreToCompose };
  }

  /** E-mails that may have arrived or not, and those that were given up, newest first; for administrators. */
  async lost({ limit, after }: PageQuery): Promise<Page<LostMail>> {
    const rows = await this.mails.lost(decodeCursor(LostMailCursor, after), limit + 1);
    return pageOf(rows, limit, (row) => row, ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }));
  }

  /**
   * Lets a lost e-mail go out once more with the next round, although it may have arrived; who wanted it is noted. 404 when there is
   * no such e-mail, 409 when it is not lost.
   */
  async sendAgain(id: string, { accountId }: Actor): Promise<void> {
    if (await this.mails.sendAgain(id, accountId, this.clock.now())) return;
    throw (await this.mails.exists(id)) ? Problem.conflict('mail-not-lost') : Problem.notFound('mail');
  }
}
