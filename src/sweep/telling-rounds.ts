import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MailService } from '../mail/mail.service.js';
import { WebhooksService } from '../webhooks/webhooks.service.js';
import { RoundsMadeService } from './rounds-made.service.js';

/** The rounds by which people and programs outside are told. */
@Injectable()
export class TellingRounds implements OnModuleInit {
  constructor(
    private readonly rounds: RoundsMadeService,
    private readonly mail: MailService,
    private readonly webhooks: WebhooksService,
  ) {}

  onModuleInit(): void {
    this.rounds.answer('send-mail', (stopping) => this.mail.send(stopping));
    this.rounds.answer('deliver-webhooks', (stopping) => this.webhooks.deliver(stopping));
  }
}
