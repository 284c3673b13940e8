import { Module, type DynamicModule } from '@nestjs/common';
import type { Configuration } from '../config/configuration.js';
import type { DatabaseAddress } from '../database/connection.js';
import { JobHandlers } from './job-handlers.js';
import { JobWorker } from './job-worker.js';
import { PostgresBackend } from './postgres-backend.js';
import { JobQueue } from './queue.js';
import { QueueBackend } from './queue-backend.js';
import { RedisBackend } from './redis-backend.js';

/** Gives the rooms the queue. Connects to nothing until it is used. */
@Module({})
export class QueueModule {
  static with(backend: QueueBackend): DynamicModule {
    const providers = [JobHandlers, JobQueue, JobWorker, { provide: QueueBackend, useValue: backend }];
    return { module: QueueModule, global: true, providers, exports: [JobHandlers, JobQueue, JobWorker, QueueBackend] };
  }
}

/** Where the queue of this installation lives: in Redis when the operator named one, otherwise beside the record in PostgreSQL. */
export function queueBackendOf({ redisUrl }: Configuration, database: DatabaseAddress): QueueBackend {
  return redisUrl === undefined ? new PostgresBackend(database) : new RedisBackend(redisUrl);
}
