import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HealthRepository } from './health.repository.js';
import { Readiness } from './readiness.js';

/** Answers whoever watches over the program. */
@Module({ controllers: [HealthController], providers: [HealthRepository, Readiness], exports: [Readiness] })
export class HealthModule {}
