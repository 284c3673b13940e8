import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { VerificationService, type CaseFault } from '../audit/verification.service.js';
import { LOGGER } from '../platform/logging/logging.module.js';
import { JobHandlers } from '../platform/queue/job-handlers.js';

/** A record that is broken everywhere is known after this many. */
const mostFaultsLogged = 100;

/** Verifies the whole record every night and tells the log what it found. Reads only, so running twice harms nothing. */
@Injectable()
export class NightlyVerification implements OnModuleInit {
  constructor(
    private readonly verification: VerificationService,
    private readonly handlers: JobHandlers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.handlers.add('verify-record', (stopping) => this.verify(stopping));
  }

  private async verify(stopping: AbortSignal): Promise<void> {
    const began = performance.now();
    const { cases, events, faults } = await this.verification.verifyAll(() => stopping.throwIfAborted());
    const summary = { cases, events, faults: faults.length, milliseconds: Math.round(performance.now() - began) };
    if (faults.length === 0) {
      this.logger.info(summary, 'the record was verified');
      return;
    }
    for (const fault of faults.slice(0, mostFaultsLogged)) this.tell(fault);
    this.logger.error(summary, 'the record was verified and is not what was written');
  }

  private tell({ number, kind, seq, field }: CaseFault): void {
    this.logger.error({ case: number, kind, seq, field }, 'the record of a case is not what was written');
  }
}
