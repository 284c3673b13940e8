import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsRepository } from './corrections.repository.js';
import { CorrectionsService } from './corrections.service.js';

/** Corrections of the record (đính chính), each by two people. */
@Module({
  imports: [CasesModule],
  controllers: [CorrectionsController],
  providers: [CorrectionsRepository, CorrectionsService],
  exports: [CorrectionsService],
})
export class CorrectionsModule {}
