import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application.js';
import { ensureDemo } from './demo/load-demo.js';
import { demoPassword } from './identity/demo-password.js';
import { IdentityService } from './identity/identity.service.js';
import { readConfiguration, type Configuration } from './platform/config/configuration.js';
import { connectionFailure } from './platform/database/connection-failure.js';
import type { DatabaseAddress } from './platform/database/connection.js';
import { openDatabaseServer } from './platform/database/database-server.js';
import { migrateDatabase } from './platform/database/migrate.js';
import { assertPortFree, portFailure } from './platform/http/port.js';
import { createLogger } from './platform/logging/logger.js';
import { OperatorError } from './platform/operator-error.js';
import { announced } from './platform/progress/progress.js';
import { Shutdown } from './shutdown.js';
import { welcome } from './welcome.js';

/** Serves the API until the process is told to stop. Never rejects: a fault is told in plain words and ends the process with status 1. */
export async function serve(): Promise<void> {
  const shutdown = new Shutdown();
  shutdown.listenForSignals();
  try {
    await start(readConfiguration(), shutdown);
  } catch (error) {
    // What was cut short by stopping is no fault.
    if (shutdown.hasBegun) return;
    process.stderr.write(`\n${inPlainWords(error)}\n`);
    await shutdown.run();
    process.exit(1);
  }
}

async function start(configuration: Configuration, shutdown: Shutdown): Promise<void> {
  const { host, port } = configuration;
  const logger = createLogger(configuration.logLevel);
  const { application: address, migrator } = await findDatabase(configuration, shutdown);
  await assertPortFree(host, port);
  await announced('Cập nhật cơ sở dữ liệu / Bringing the database up to date', () => migrateDatabase(migrator));
  // A database of the operator's own is never filled with anything made up.
  if (configuration.databaseUrl === undefined) await ensureDemo({ configuration, logger, database: { address }, password: demoPassword }, migrator);
  const application = await createApplication({ configuration, logger, database: { address } });
  shutdown.add(() => application.close());
  await listen(application, configuration);
  const accounts = await application.get(IdentityService).listAccounts();
  process.stderr.write(welcome({ configuration, port: portOf(application), demoAccounts: accounts.filter(({ demo }) => demo).map(({ name }) => name) }));
}

/** Where the tables are: in the database of the operator, or in a PostgreSQL of our own, which is started here. */
async function findDatabase({ databaseUrl, databaseMigratorUrl, dataDirectory }: Configuration, shutdown: Shutdown): Promise<{ application: DatabaseAddress; migrator: DatabaseAddress }> {
  if (databaseUrl !== undefined) return { application: { url: databaseUrl }, migrator: { url: databaseMigratorUrl ?? databaseUrl } };
  const opening = announced('Khởi động PostgreSQL / Starting PostgreSQL', () => openDatabaseServer(dataDirectory, { role: 'owner' }));
  // Whoever stops us while it starts waits until it can be stopped in order.
  shutdown.add(() => opening.then((server) => server.close(), () => undefined));
  const { host, port, user, database } = await opening;
  return { application: { host, port, user, database }, migrator: { host, port, user, database } };
}

async function listen(application: NestFastifyApplication, { host, port }: Configuration): Promise<void> {
  try {
    await application.listen({ host, port });
  } catch (error) {
    throw portFailure(error, host, port) ?? error;
  }
}

function portOf(application: NestFastifyApplication): number {
  const address: unknown = application.getHttpServer().address();
  return typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : 0;
}

function inPlainWords(error: unknown): string {
  const known = error instanceof OperatorError ? error : connectionFailure(error);
  if (known) return known.message;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `lotrinh không khởi động được vì một lỗi của chương trình.\nlotrinh cannot start because of a fault of its own.\n${detail}`;
}
