import type { INestApplicationContext } from '@nestjs/common';
import type { Logger } from 'pino';
import { createApplication } from '../application.js';
import { readConfiguration, type Configuration } from '../platform/config/configuration.js';
import type { DatabaseServer } from '../platform/database/database-server.js';
import { findDatabase, type FoundDatabase } from '../platform/database/find-database.js';
import { migrateDatabase } from '../platform/database/migrate.js';
import { createLogger } from '../platform/logging/logger.js';
import { readableLines } from '../platform/logging/readable-lines.js';
import { OperatorError } from '../platform/operator-error.js';
import { announced } from '../platform/progress/progress.js';
import { Shutdown } from '../shutdown.js';
import { CommandError } from './command-error.js';
import { exitCodes } from './exit-codes.js';
import type { Words } from './words.js';

/** A database that a command may use. */
export interface OpenDatabase extends FoundDatabase {
  readonly configuration: Configuration;
}

/** The configuration; a wrong one is a wrong use of the command. */
export function configurationOf(): Configuration {
  try {
    return readConfiguration();
  } catch (error) {
    throw error instanceof OperatorError ? new CommandError(exitCodes.wrongUse, 'configuration', {}, error) : error;
  }
}

/**
 * Works with the database of the configuration. Without one it is the PostgreSQL of our own: that of the server that runs, or one
 * started for this command and stopped after it, also on Ctrl-C.
 */
export async function withDatabase<T>(words: Words, work: (database: OpenDatabase, closing: Shutdown) => Promise<T>): Promise<T> {
  const configuration = configurationOf();
  const closing = new Shutdown();
  const stop = (signal: NodeJS.Signals) => void closing.run().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const announce = (open: () => Promise<DatabaseServer>) => onTerminal(words.say('progress.postgres'), open);
    const found = await findDatabase(configuration, { role: 'guest', atTheEnd: (end) => closing.add(end), announce });
    return await work({ configuration, ...found }, closing);
  } finally {
    await closing.run();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Works with the whole application, which listens nowhere. The tables of the PostgreSQL of our own are brought up to date first. */
export function withApplication<T>(words: Words, work: (application: INestApplicationContext, configuration: Configuration) => Promise<T>): Promise<T> {
  return withDatabase(words, async ({ configuration, application: address, migrator, embedded }, closing) => {
    if (embedded) await migrateDatabase(migrator);
    const logger = quietLogger('silent');
    const application = await createApplication({ configuration, logger, database: { address, applicationName: 'lotrinh command', poolSize: 4 } });
    closing.add(() => application.close());
    // Nest reports a start that failed at length; what is thrown says it in a sentence.
    logger.level = 'warn';
    return work(application, configuration);
  });
}

/** A log on stderr of what goes wrong. */
export function quietLogger(level: 'silent' | 'warn'): Logger {
  return createLogger(level, process.stderr.isTTY ? readableLines(process.stderr) : process.stderr);
}

/** Says that work begins that may take a while, to somebody who is there to read it. */
function onTerminal<T>(label: string, work: () => Promise<T>): Promise<T> {
  return process.stderr.isTTY ? announced(label, work) : work();
}
