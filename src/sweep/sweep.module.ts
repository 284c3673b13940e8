import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { NightlyVerification } from './nightly-verification.js';

/** The rounds that the worker makes through the record. */
@Module({ imports: [AuditModule], providers: [NightlyVerification] })
export class SweepModule {}
