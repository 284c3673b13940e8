import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InboxService } from '../inbox/inbox.service.js';
import { Clock } from '../platform/clock/clock.js';
import { crashPoint } from '../platform/config/crash-point.js';
import { Database } from '../platform/database/database.js';
import { MailRepository } from './mail.repository.js';

/** Accounts for which one round puts e-mails together. */
const mostAccounts = 500;
/** Notices of one e-mail; more are told by the next one. */
const mostNotices = 2000;

/** Puts notices together into e-mails. */
@Injectable()
export class MailComposing {
  constructor(
    private readonly inbox: InboxService,
    private readonly mails: MailRepository,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Composes an e-mail for everybody who is due one; true when some are left for the next round. */
  async composeDue(stopping: AbortSignal): Promise<boolean> {
    const accounts = await this.inbox.accountsWithUnmailed(this.clock.now(), mostAccounts);
    for (const account of accounts) {
      stopping.throwIfAborted();
      await this.compose(account);
      crashPoint('mail-composed');
    }
    return accounts.length === mostAccounts;
  }

  /** A notice and its e-mail are noted together, so that it stands in one at most; nothing where another one was faster. */
  private compose(account: string): Promise<void> {
    return this.database.transaction(async (on) => {
      const notices = await this.inbox.unmailed(on, account, mostNotices);
      if (notices.length === 0) return;
      const id = randomUUID();
      await this.mails.add(on, id, account, this.clock.now());
      await this.inbox.markMailed(on, notices.map((notice) => notice.id), id);
    });
  }
}
