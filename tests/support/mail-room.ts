import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { ParsedMail } from 'mailparser';
import { InboxService, type NewNotice } from '../../src/inbox/inbox.service.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { Letters } from '../../src/mail/letters.service.js';
import { MailComposing } from '../../src/mail/mail-composing.service.js';
import { MailSending } from '../../src/mail/mail-sending.service.js';
import { MailServer, type MailPatience } from '../../src/mail/mail-server.js';
import { MailRepository } from '../../src/mail/mail.repository.js';
import { MailService } from '../../src/mail/mail.service.js';
import { readConfiguration, type Environment } from '../../src/platform/config/configuration.js';
import { Database } from '../../src/platform/database/database.js';
import { Language } from '../../src/platform/language/language.js';
import { LOGGER } from '../../src/platform/logging/logging.module.js';
import type { Round } from '../../src/platform/queue/jobs.js';
import { useApplication, type RunningApplication } from '../http/support/application.js';
import { enterPartyOffice, type PartyOffice } from './party-office.js';

/** A mail as it stands in the database. */
export interface MailRow {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly reason: string | null;
  readonly nextAt: Date;
}

class ImpatientServer extends MailServer {
  override readonly patience: MailPatience = { opening: 400, envelope: 400, message: 400, whole: 1200 };
}

/** The room of e-mails with its neighbours on a real database; it sends by whatever server a test names, and has little patience. */
export class MailRoom {
  readonly running: RunningApplication = useApplication();
  office!: PartyOffice;
  caseId!: string;
  private superuser!: pg.Pool;

  constructor() {
    beforeAll(async () => {
      this.superuser = new pg.Pool({ ...this.running.database, max: 2, options: '-c search_path=lotrinh,public' });
      this.running.clock.moveTo('2026-08-10');
      this.office = await enterPartyOffice(this.running.application);
      const { office } = this;
      const { event } = await this.running.application.get(CasesService).open('admission', office.command('begin-outreach', '2026-08-01', { subject: await office.newCandidate() }), office.clerk.actor);
      this.caseId = event.caseId;
    });
    afterAll(() => this.superuser.end());
  }

  /** The service as it would be with this SMTP_URL. */
  service(url: string | undefined, more: Environment = {}): MailService {
    const { application, clock } = this.running;
    const configuration = readConfiguration({ PUBLIC_URL: 'https://lotrinh.example.vn', ...(url !== undefined && { SMTP_URL: url, MAIL_FROM: 'nhac-viec@example.vn' }), ...more });
    const [mails, logger] = [application.get(MailRepository), application.get<never>(LOGGER)];
    const server = new ImpatientServer(configuration, logger);
    const letters = new Letters(application.get(InboxService), application.get(Language), configuration, clock);
    return new MailService(application.get(MailComposing), new MailSending(mails, letters, server, clock, logger), mails, server, clock);
  }

  /** One round. */
  round(url: string, stopping = new AbortController().signal): Promise<Round> {
    return this.service(url).send(stopping);
  }

  /** How an account wants to be told; without quiet hours and at once unless said otherwise. */
  prefers(account: string, email: string | undefined, more: Partial<Parameters<InboxService['prefer']>[1]> = {}): Promise<void> {
    const at = { digest: email === undefined ? ('none' as const) : ('at-once' as const), language: 'vi' as const, quietFrom: '00:00', quietUntil: '00:00' };
    return this.running.application.get(InboxService).prefer(account, { ...at, email, ...more });
  }

  /** Tells an account of one more thing; a correction, so that it waits whatever the case does. */
  async tell(account: string, more: Partial<NewNotice> = {}): Promise<void> {
    const notice: NewNotice = { account, kind: 'correction-waits', caseId: this.caseId, key: randomUUID(), dueOn: '2026-08-20', rung: 'once', rungs: ['once'], organ: this.office.branch, reason: 'second-person', ...more };
    const { application, clock } = this.running;
    await application.get(Database).transaction((on) => application.get(InboxService).post(on, [notice], clock.now()));
  }

  async mails(): Promise<MailRow[]> {
    return this.sql<{ [Field in keyof MailRow]: MailRow[Field] }>(`select id, state, attempts, last_error as reason, next_at as "nextAt" from mail order by created_at, id`);
  }

  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.superuser.query<Row>(text, values)).rows;
  }

  /** Forgets all notices and e-mails, and how everybody wants to be told. */
  async clear(): Promise<void> {
    await this.sql('delete from notice; delete from mail_again; delete from mail; delete from notice_preference');
    this.running.clock.moveTo('2026-08-10');
  }
}

/** To whom a message went. */
export function recipientOf({ to }: ParsedMail): string {
  return [to].flat().map((one) => one?.text ?? '').join();
}
