import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** How a spec file reaches its own database; the fields are those that pg, TypeORM (user = username) and BullMQ understand. */
export interface TestDatabase {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

let counter = 0;

/**
 * Gives the spec file a database of its own, cloned from the migrated template before its tests (about 0.1 s) and dropped after
 * them. Call it once at the top of a file or a `describe`; what it answers may be read from `beforeAll` on.
 */
export function useDatabase(): TestDatabase {
  const { host, port, template } = serverOfTheRun();
  counter += 1;
  const database = `test_${process.env['JEST_WORKER_ID'] ?? '0'}_${process.pid}_${counter}`;
  const admin = { host, port, user: 'postgres', database: 'postgres' };

  beforeAll(() => run(admin, `create database ${database} template ${template} strategy wal_log`));
  afterAll(() => dropped(admin, database));
  return { host, port, user: 'postgres', database };
}

function serverOfTheRun(): { host: string; port: number; template: string } {
  const { LOTRINH_TEST_PGHOST: host, LOTRINH_TEST_PGPORT: port, LOTRINH_TEST_TEMPLATE: template } = process.env;
  if (!host || !port || !template) throw new Error('This spec needs PostgreSQL: run it without LOTRINH_TEST_NO_DB, in the project "postgres".');
  return { host, port: Number(port), template };
}

/** Connections that are just being closed get a moment; to cut them would be an error that no test expects. */
async function dropped(admin: pg.ClientConfig, database: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const isGone = await run(admin, `drop database if exists ${database}`).then(() => true, () => false);
    if (isGone) return;
    await sleep(50);
  }
  await run(admin, `drop database if exists ${database} with (force)`);
}

async function run(server: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
