import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application.js';
import { CaseRebuildService } from './cases/case-rebuild.service.js';
import { ensureDemo } from './demo/load-demo.js';
import { demoPassword } from './identity/demo-password.js';
import { IdentityService } from './identity/identity.service.js';
import { Clock } from './platform/clock/clock.js';
import { readConfiguration, type Configuration } from './platform/config/configuration.js';
import { findDatabase } from './platform/database/find-database.js';
import { migrateDatabase } from './platform/database/migrate.js';
import { Readiness } from './platform/health/readiness.js';
import { assertPortFree, portFailure } from './platform/http/port.js';
import { createLogger } from './platform/logging/logger.js';
import { announced, progress, type Progress } from './platform/progress/progress.js';
import { JobWorker } from './platform/queue/job-worker.js';
import type { Shutdown } from './shutdown.js';
import { untilToldToStop } from './until-told-to-stop.js';
import { welcome } from './welcome.js';

/** Serves the API until the process is told to stop. Never rejects: a fault is told in plain words and ends the process with status 1. */
export function serve(): Promise<void> {
  return untilToldToStop((shutdown) => start(readConfiguration(), shutdown));
}

async function start(configuration: Configuration, shutdown: Shutdown): Promise<void> {
  const { host, port } = configuration;
  const logger = createLogger(configuration.logLevel);
  const { application: address, migrator, embedded } = await findDatabase(configuration, {
    role: 'owner',
    atTheEnd: (closing) => shutdown.add(closing),
    announce: (work) => announced('Khởi động PostgreSQL / Starting PostgreSQL', work),
  });
  await assertPortFree(host, port);
  await announced('Cập nhật cơ sở dữ liệu / Bringing the database up to date', () => migrateDatabase(migrator));
  // A database of the operator's own is never filled with anything made up.
  if (embedded) await ensureDemo({ configuration, logger, database: { address }, password: demoPassword }, migrator);
  const application = await createApplication({ configuration, logger, database: { address } });
  shutdown.add(() => application.close());
  shutdown.add(() => application.get(Readiness).withdraw(configuration.stopDelaySeconds));
  await rebuildAfterUpgrade(application);
  await listen(application, configuration);
  application.get(Readiness).begin(application.get(Clock).now());
  const accounts = await application.get(IdentityService).listAccounts();
  process.stderr.write(welcome({ configuration, port: portOf(application), demoAccounts: accounts.filter(({ demo }) => demo).map(({ name }) => name) }));
  // Whoever asks is answered already; a queue that cannot be reached is tried again and never ends the program.
  if (configuration.worker === 'inside') void application.get(JobWorker).startWhenReachable();
}

/** Lists go by stored states; those that another version of a procedure left are derived anew before anybody reads them. */
async function rebuildAfterUpgrade(application: NestFastifyApplication): Promise<void> {
  let shown: Progress | undefined;
  let done = 0;
  await application.get(CaseRebuildService).afterUpgrade((now, total) => {
    shown ??= progress('Suy lại hồ sơ sau khi nâng cấp / Deriving cases anew after the upgrade', total);
    shown.advance(now - done);
    done = now;
  });
  shown?.done();
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
