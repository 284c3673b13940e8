import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Logger } from 'pino';
import { z } from 'zod';
import { migrations } from '../database/migrations/migrations.js';
import { Answers, CanAnswer } from '../http/described-answer.js';
import { OpenToAll } from '../http/open-to-all.js';
import { Problem } from '../http/problem.js';
import { LOGGER } from '../logging/logging.module.js';
import { HealthRepository } from './health.repository.js';
import { Readiness } from './readiness.js';

const HealthAnswer = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
type HealthAnswer = z.infer<typeof HealthAnswer>;

/** Whether the program lives and can work; says nothing about how it is built or what it holds. */
@ApiTags('health')
@Controller('health')
@OpenToAll()
export class HealthController {
  constructor(
    private readonly health: HealthRepository,
    private readonly readiness: Readiness,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The program answers' })
  @Answers(200, HealthAnswer)
  live(): HealthAnswer {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'The database answers and has the tables this program needs, and the program has not been told to stop' })
  @Answers(200, HealthAnswer)
  @CanAnswer('not-ready')
  async ready(): Promise<HealthAnswer> {
    if (!(await this.isReady())) throw new Problem('not-ready', { headers: { 'retry-after': '10' } });
    return { status: 'ok' };
  }

  private async isReady(): Promise<boolean> {
    if (this.readiness.isStopping) return false;
    try {
      const applied = await this.health.findAppliedMigrations();
      return applied === undefined || migrations.every((Migration) => applied.includes(new Migration().name));
    } catch (error) {
      this.logger.warn({ err: error }, 'not ready');
      return false;
    }
  }
}
