import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsRepository } from './corrections.repository.js';
import { CorrectionsService } from './corrections.service.js';
import { ProposalsService } from './proposals.service.js';
import { SecondPersonsRepository } from './second-persons.repository.js';

/** Corrections of the record (đính chính), each by two people. */
@Module({
  imports: [CasesModule, InboxModule],
  controllers: [CorrectionsController],
  providers: [CorrectionsRepository, CorrectionsService, ProposalsService, SecondPersonsRepository],
  exports: [CorrectionsService],
})
export class CorrectionsModule {}
