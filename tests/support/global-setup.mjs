// Plain JavaScript on purpose: Jest loads a TypeScript global setup as CommonJS. It uses the build that `npm test` makes first.
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/src/platform/database/embedded-postgres.js';
import globalTeardown from './global-teardown.mjs';

const template = 'lotrinh_template';

// A test database may be lost with the machine, so nothing waits for the disk.
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200, shared_buffers: '64MB' };

/** Starts one PostgreSQL for the whole run and prepares the migrated template that every spec file clones. */
export default async function globalSetup() {
  if (process.env.LOTRINH_TEST_NO_DB === '1') return;

  const directory = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-test-'));
  const server = await startEmbeddedPostgres(path.join(directory, 'postgres'), settings);
  globalThis.lotrinhTestServer = { server, directory };
  try {
    await prepareTemplate(server);
  } catch (error) {
    // Jest calls no teardown after a setup that failed.
    await globalTeardown();
    throw error;
  }
  Object.assign(process.env, { LOTRINH_TEST_PGHOST: server.host, LOTRINH_TEST_PGPORT: String(server.port), LOTRINH_TEST_TEMPLATE: template });
}

async function prepareTemplate({ host, port, user }) {
  const admin = new pg.Client({ host, port, user, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${template}`);
  await admin.end();

  const { migrateDatabase } = await import('../../dist/src/platform/database/migrate.js');
  await migrateDatabase({ host, port, user, database: template });
}
