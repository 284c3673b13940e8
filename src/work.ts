import { Module, type INestApplicationContext } from '@nestjs/common';
import { AppModule, type Surroundings } from './app.module.js';
import { readConfiguration, type Configuration } from './platform/config/configuration.js';
import { connectionFailure } from './platform/database/connection-failure.js';
import type { DatabaseAddress } from './platform/database/connection.js';
import { openDatabaseServer } from './platform/database/database-server.js';
import { migrateDatabase } from './platform/database/migrate.js';
import { createHttpApplication } from './platform/http/application.js';
import { createLogger } from './platform/logging/logger.js';
import { OperatorError } from './platform/operator-error.js';
import { announced } from './platform/progress/progress.js';
import { JobWorker, workerName } from './platform/queue/job-worker.js';
import { JobQueue } from './platform/queue/queue.js';
import { QueueModule, queueBackendOf } from './platform/queue/queue.module.js';
import { Shutdown } from './shutdown.js';
import { SweepModule } from './sweep/sweep.module.js';

/** Answers jobs until the process is told to stop. Never rejects: a fault is told in plain words and ends the process with status 1. */
export async function work(): Promise<void> {
  await toTheEnd(async (shutdown) => {
    const configuration = readConfiguration();
    const logger = createLogger(configuration.logLevel);
    const address = await findDatabase(configuration, shutdown);
    const application = await createWorker({ configuration, logger, database: { address, applicationName: 'lotrinh worker', poolSize: 4 } });
    shutdown.add(() => application.close());
    await application.get(JobWorker).start();
    logger.info({ worker: workerName, queue: configuration.redisUrl === undefined ? 'PostgreSQL' : 'Redis' }, 'waiting for jobs');
  });
}

/** Ends with status 0 when a worker of this machine is connected to the queue, otherwise with 1; for whoever watches over a worker. */
export async function check(): Promise<void> {
  await toTheEnd(async (shutdown) => {
    const configuration = readConfiguration();
    const backend = queueBackendOf(configuration, await findDatabase(configuration, shutdown));
    await backend.reach();
    const queue = new JobQueue(backend, createLogger('silent'));
    shutdown.add(() => queue.onModuleDestroy());
    if (!(await queue.hasWorker(workerName))) throw new OperatorError('Không có worker nào của máy này đang chạy.', 'No worker of this machine is running.');
    await shutdown.run();
    process.exit(0);
  });
}

/** The rooms of the house and their jobs. It listens on no port and does not answer jobs yet. */
export async function createWorker(surroundings: Surroundings): Promise<INestApplicationContext> {
  const { configuration, database, logger } = surroundings;
  const queue = QueueModule.with(queueBackendOf(configuration, database.address));
  return createHttpApplication({ module: WorkerModule, imports: [AppModule.with(surroundings), queue, SweepModule] }, logger);
}

@Module({})
class WorkerModule {}

async function toTheEnd(start: (shutdown: Shutdown) => Promise<void>): Promise<void> {
  const shutdown = new Shutdown();
  shutdown.listenForSignals();
  try {
    await start(shutdown);
  } catch (error) {
    // What was cut short by stopping is no fault.
    if (shutdown.hasBegun) return;
    process.stderr.write(`\n${inPlainWords(error)}\n`);
    await shutdown.run();
    process.exit(1);
  }
}

/** The database of the operator, which the API has prepared; or that of our own, as a guest beside the API. */
async function findDatabase({ databaseUrl, dataDirectory }: Configuration, shutdown: Shutdown): Promise<DatabaseAddress> {
  if (databaseUrl !== undefined) return { url: databaseUrl };
  const opening = openDatabaseServer(dataDirectory, { role: 'guest' });
  // Whoever stops us while it starts waits until it can be stopped in order.
  shutdown.add(() => opening.then((server) => server.close(), () => undefined));
  const { host, port, user, database } = await announced('Mở PostgreSQL / Opening PostgreSQL', () => opening);
  const address = { host, port, user, database };
  await migrateDatabase(address);
  return address;
}

/** SQLSTATE of a database that has not, or not wholly, been prepared by the migrator. */
const notPrepared = new Set(['22023', '3F000', '42P01', '42501', '42703']);

function inPlainWords(error: unknown): string {
  const known = error instanceof OperatorError ? error : connectionFailure(error);
  if (known) return known.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (notPrepared.has(code)) {
    return `Cơ sở dữ liệu chưa sẵn sàng cho worker (${code}): hãy chạy lotrinh một lần trước, và cho người dùng của DATABASE_URL nhận vai lotrinh_app và lotrinh_queue, hoặc đặt REDIS_URL.
The database is not ready for the worker (${code}): start lotrinh once before it, and let the user of DATABASE_URL take the roles lotrinh_app and lotrinh_queue, or set REDIS_URL.`;
  }
  return `Worker không chạy được vì một lỗi của chương trình.\nThe worker cannot run because of a fault of its own.\n${detail}`;
}
