import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Metrics } from './metrics.js';

/** Shows how the connections to the database are used. */
@Injectable()
export class DatabaseMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.metrics.level({
      name: 'lotrinh_database_pool',
      help: 'Connections in use and idle, requests waiting for one, and the most connections there may be.',
      label: 'state',
      read: () => {
        const { totalCount, idleCount, waitingCount, options } = this.database.pool;
        return { in_use: totalCount - idleCount, idle: idleCount, waiting: waitingCount, most: options.max };
      },
    });
  }
}
