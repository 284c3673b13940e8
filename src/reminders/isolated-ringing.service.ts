import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logging/logging.module.js';
import { FailedBatch, RingingBatchService, type RingingBatch } from './ringing-batch.service.js';
import { RungsRepository } from './rungs.repository.js';

const hour = 3_600_000;

/** Rings batch by batch so that a limit which cannot be rung stands in the way of no other. */
@Injectable()
export class IsolatedRingingService {
  constructor(
    private readonly batches: RingingBatchService,
    private readonly rungs: RungsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** As a batch rings. The limits of one that failed are rung once more, one by one; what fails alone is logged by the number of its case and rings an hour later. */
  async ring(size: number, now: Date): Promise<RingingBatch> {
    try {
      return await this.batches.ring(size, now);
    } catch (error) {
      if (!(error instanceof FailedBatch)) throw error;
      return this.oneByOne(error.limits.length, now);
    }
  }

  private async oneByOne(count: number, now: Date): Promise<RingingBatch> {
    let claimed = 0;
    for (let place = 0; place < count; place += 1) {
      try {
        claimed += (await this.batches.ring(1, now)).claimed;
      } catch (error) {
        if (!(error instanceof FailedBatch)) throw error;
        await this.putOff(error, now);
      }
    }
    return { taken: count, claimed };
  }

  /** Where the database is away this throws, and the limit stays as it is. */
  private async putOff({ limits, cause }: FailedBatch, now: Date): Promise<void> {
    for (const limit of limits) {
      await this.rungs.putOff(limit, now, new Date(now.getTime() + hour));
      this.logger.error({ case: limit.number, limit: limit.key, err: cause }, 'a limit could not be rung, and is tried again in an hour');
    }
  }
}
