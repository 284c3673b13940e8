import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { ActingOrgansService } from './acting-organs.service.js';
import { IsolatedRingingService } from './isolated-ringing.service.js';
import { OfficersRepository } from './officers.repository.js';
import { ReminderPoliciesRepository } from './reminder-policies.repository.js';
import { ReminderPoliciesService } from './reminder-policies.service.js';
import { ReminderSurroundings } from './reminder-surroundings.js';
import { RemindersController } from './reminders.controller.js';
import { RemindersService } from './reminders.service.js';
import { RingingBatchService } from './ringing-batch.service.js';
import { RungsRepository } from './rungs.repository.js';

/** Reminders of time limits: which rungs ring, whom they reach, and what organs add. */
@Module({
  imports: [InboxModule, OrganisationsModule, WebhooksModule],
  controllers: [RemindersController],
  providers: [ActingOrgansService, IsolatedRingingService, OfficersRepository, ReminderPoliciesRepository, ReminderPoliciesService, ReminderSurroundings, RemindersService, RingingBatchService, RungsRepository],
  exports: [RemindersService],
})
export class RemindersModule {}
