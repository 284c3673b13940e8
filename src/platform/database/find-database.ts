import type { Configuration } from '../config/configuration.js';
import type { DatabaseAddress } from './connection.js';
import { openDatabaseServer, type DatabaseServer } from './database-server.js';
import type { Role } from './server-lock.js';

/** A database to work with, and who may change its tables. */
export interface FoundDatabase {
  readonly application: DatabaseAddress;
  readonly migrator: DatabaseAddress;
  /** Whether it is the PostgreSQL of our own. */
  readonly embedded: boolean;
}

/** How the PostgreSQL of our own is opened and closed. */
export interface Opening {
  readonly role: Role;
  /** Is given what closes it at the end, before it is open: whoever stops us while it starts waits until it can be stopped in order. */
  readonly atTheEnd: (closing: () => Promise<unknown>) => void;
  /** Says that it takes a while. */
  readonly announce?: (work: () => Promise<DatabaseServer>) => Promise<DatabaseServer>;
}

/** The database of the operator where one is configured; otherwise the PostgreSQL of our own, which is opened for it. */
export async function findDatabase(configuration: Configuration, { role, atTheEnd, announce = (work) => work() }: Opening): Promise<FoundDatabase> {
  const { databaseUrl, databaseMigratorUrl, dataDirectory } = configuration;
  if (databaseUrl !== undefined) return { application: { url: databaseUrl }, migrator: { url: databaseMigratorUrl ?? databaseUrl }, embedded: false };
  const opening = announce(() => openDatabaseServer(dataDirectory, { role }));
  atTheEnd(() => opening.then((server) => server.close(), () => undefined));
  const { host, port, user, database } = await opening;
  const address = { host, port, user, database };
  return { application: address, migrator: address, embedded: true };
}
