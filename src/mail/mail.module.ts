import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { Letters } from './letters.service.js';
import { MailComposing } from './mail-composing.service.js';
import { MailSending } from './mail-sending.service.js';
import { MailServer } from './mail-server.js';
import { MailRepository } from './mail.repository.js';
import { MailService } from './mail.service.js';

/** E-mails. */
@Module({ imports: [InboxModule], providers: [Letters, MailComposing, MailRepository, MailSending, MailServer, MailService], exports: [MailService] })
export class MailModule {}
