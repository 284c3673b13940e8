import { Module } from '@nestjs/common';
import { MailService } from './mail.service.js';

/** E-mails. */
@Module({ providers: [MailService], exports: [MailService] })
export class MailModule {}
