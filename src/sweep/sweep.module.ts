import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { MailModule } from '../mail/mail.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { DeadlineRounds } from './deadline-rounds.js';
import { NightlyVerification } from './nightly-verification.js';
import { RoundsMadeService } from './rounds-made.service.js';
import { SweepRunsRepository } from './sweep-runs.repository.js';
import { TellingRounds } from './telling-rounds.js';

/** The rounds that the worker makes through the record. Where no worker is started nobody makes them. */
@Module({
  imports: [AuditModule, CasesModule, DeadlinesModule, MailModule, RemindersModule, WebhooksModule],
  providers: [NightlyVerification, SweepRunsRepository, RoundsMadeService, DeadlineRounds, TellingRounds],
  exports: [RoundsMadeService],
})
export class SweepModule {}
