import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { HistoryController } from './history.controller.js';
import { VerificationService } from './verification.service.js';

/** Histories and their verification; reads only. */
@Module({ imports: [CasesModule], controllers: [HistoryController], providers: [VerificationService], exports: [VerificationService] })
export class AuditModule {}
