import pg from 'pg';
import { schema, type DatabaseAddress } from './connection.js';
import { migrationsTable, ownerDataSource } from './data-source.js';
import { migrations } from './migrations/migrations.js';
import { prepareServer } from './roles.js';

/** The same for every lotrinh, so that two that start together take turns. */
const advisoryLock = 7_608_114_301;

/** Which migrations were applied by this call, oldest first. */
export interface Migrated {
  readonly applied: string[];
}

/**
 * Brings a database to the present form: makes the roles and extensions that are missing, then runs what is pending, each migration in
 * a transaction of its own, as the owner of the tables. May be called at every start and by several processes at once.
 */
export async function migrateDatabase(address: DatabaseAddress): Promise<Migrated> {
  const client = new pg.Client({ ...plainAddress(address), application_name: 'lotrinh migrate' });
  await client.connect();
  try {
    if (await isUpToDate(client)) return { applied: [] };
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    await prepareServer(client);
    return await runPending(address);
  } finally {
    await client.end();
  }
}

/** Whether every migration has run; somebody who may not look, or before whom there is nothing to look at, is answered no. */
async function isUpToDate(client: pg.Client): Promise<boolean> {
  try {
    const { rows } = await client.query<{ name: string }>(`select name from ${schema}.${migrationsTable}`);
    const done = new Set(rows.map(({ name }) => name));
    return migrations.every((Migration) => done.has(new Migration().name));
  } catch {
    return false;
  }
}

async function runPending(address: DatabaseAddress): Promise<Migrated> {
  const source = await ownerDataSource(address).initialize();
  try {
    const done = await source.runMigrations({ transaction: 'each' });
    return { applied: done.map((migration) => migration.name) };
  } finally {
    await source.destroy();
  }
}

function plainAddress(address: DatabaseAddress): pg.ClientConfig {
  if ('url' in address) return { connectionString: address.url };
  const { host, port, user, password, database } = address;
  return { host, port, user, password, database, ssl: host.startsWith('/') ? false : undefined };
}
