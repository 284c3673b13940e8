import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import type { SMTPConnectionOptions } from 'nodemailer';
import { Configuration } from '../platform/config/configuration.js';
import { LOGGER } from '../platform/logging/logging.module.js';
import { SmtpSession } from './smtp-session.js';

/** How long a mail server may take, in milliseconds. */
export interface MailPatience {
  /** To be reached, to greet, and to let us sign in. */
  readonly opening: number;
  /** To take sender and recipient of one message. */
  readonly envelope: number;
  /** Without a sign of life once the message is under way; servers look into a message before they answer. */
  readonly message: number;
  /** To take one message from first to last, however many signs of life it gives; shorter than a sender may have a mail in hand. */
  readonly whole: number;
}

/** Between loopback addresses nobody listens in. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** The mail server of this installation, when there is one. */
@Injectable()
export class MailServer {
  readonly patience: MailPatience = { opening: 20_000, envelope: 30_000, message: 120_000, whole: 300_000 };
  private hasSaidWhy = false;

  constructor(
    private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** From which address e-mails come; nothing when none are sent, which the log is told once. */
  senderOrSayWhy(): string | undefined {
    const { mailFrom } = this.configuration;
    if (mailFrom === undefined && !this.hasSaidWhy) {
      this.hasSaidWhy = true;
      this.logger.info('no e-mails are sent: SMTP_URL and MAIL_FROM are not set');
    }
    return mailFrom;
  }

  /** Connects and signs in; the failure of nodemailer when that is not possible in time. */
  open(stopping: AbortSignal): Promise<SmtpSession> {
    return SmtpSession.open(this.options(), this.patience, stopping);
  }

  /** A password is not sent where others could read it: without TLS from the start, STARTTLS is required. */
  private options(): SMTPConnectionOptions & { readonly auth?: { user: string; pass: string } | undefined } {
    const { secure = false, host, port, auth, tls } = parseConnectionUrl(this.configuration.smtpUrl);
    const { opening, message } = this.patience;
    const requireTLS = !secure && auth !== undefined && !loopback.test(host ?? '');
    return { secure, host, port, auth, tls, requireTLS, connectionTimeout: opening, greetingTimeout: opening, dnsTimeout: opening, socketTimeout: message, socketCloseTimeout: 1_000 };
  }
}
