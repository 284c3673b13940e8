import { createApplication } from './application.js';
import { readConfiguration, type Configuration } from './platform/config/configuration.js';
import type { DatabaseAddress } from './platform/database/connection.js';
import { findDatabase } from './platform/database/find-database.js';
import { migrateDatabase } from './platform/database/migrate.js';
import { createLogger } from './platform/logging/logger.js';
import { OperatorError } from './platform/operator-error.js';
import { announced } from './platform/progress/progress.js';
import { JobWorker, workerName } from './platform/queue/job-worker.js';
import { JobQueue } from './platform/queue/queue.js';
import { queueBackendOf } from './platform/queue/queue.module.js';
import type { Shutdown } from './shutdown.js';
import { untilToldToStop } from './until-told-to-stop.js';

/** Answers jobs until the process is told to stop. Never rejects: a fault is told in plain words and ends the process with status 1. */
export async function work(): Promise<void> {
  await untilToldToStop(async (shutdown) => {
    const configuration = readConfiguration();
    const logger = createLogger(configuration.logLevel);
    const address = await databaseOf(configuration, shutdown);
    // The rooms of the house; it listens on no port. Jobs run side by side, and each may hold two connections.
    const application = await createApplication({ configuration, logger, database: { address, applicationName: 'lotrinh worker', poolSize: 10 } });
    shutdown.add(() => application.close());
    await application.get(JobWorker).start();
    logger.info({ worker: workerName, queue: configuration.redisUrl === undefined ? 'PostgreSQL' : 'Redis' }, 'waiting for jobs');
  });
}

/** Ends with status 0 when a worker of this machine is connected to the queue, otherwise with 1; for whoever watches over a worker. */
export async function check(): Promise<void> {
  await untilToldToStop(async (shutdown) => {
    const configuration = readConfiguration();
    const backend = queueBackendOf(configuration, await databaseOf(configuration, shutdown));
    await backend.reach();
    const queue = new JobQueue(backend, createLogger('silent'));
    shutdown.add(() => queue.onModuleDestroy());
    if (!(await queue.hasWorker(workerName))) throw new OperatorError('Không có worker nào của máy này đang chạy.', 'No worker of this machine is running.');
    await shutdown.run();
    process.exit(0);
  });
}

/** The database of the operator, which the API has prepared; or that of our own, as a guest beside the API. */
async function databaseOf(configuration: Configuration, shutdown: Shutdown): Promise<DatabaseAddress> {
  const { application, migrator, embedded } = await findDatabase(configuration, {
    role: 'guest',
    atTheEnd: (closing) => shutdown.add(closing),
    announce: (work) => announced('Mở PostgreSQL / Opening PostgreSQL', work),
  });
  if (embedded) await migrateDatabase(migrator);
  return application;
}
