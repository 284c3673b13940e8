import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HealthRepository } from './health.repository.js';

/** Answers whoever watches over the program. */
@Module({ controllers: [HealthController], providers: [HealthRepository] })
export class HealthModule {}
