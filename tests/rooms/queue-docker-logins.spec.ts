import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { connectionOptions, roles, type DatabaseAddress } from '../../src/platform/database/connection.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrateDatabase } from '../../src/platform/database/migrate.js';
import { PostgresBackend } from '../../src/platform/queue/postgres-backend.js';

// docker/logins.sql on a PostgreSQL that was just made, where no role of the house is there yet.
const directory = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-logins-'));
let server: EmbeddedPostgres;
let administrator: pg.Client;

beforeAll(async () => {
  server = await startEmbeddedPostgres(path.join(directory, 'postgres'), { fsync: 'off', shared_buffers: '16MB' });
  await asAdministratorOf('postgres', (client) => client.query('create database lotrinh'));
  administrator = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database: 'lotrinh' });
  await administrator.connect();
  await administrator.query(withVariables(readFileSync('docker/logins.sql', 'utf8')));
}, 60_000);
afterAll(async () => {
  await administrator.end();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** What psql does with its variables: each is the output of a command, here the name of the file that is read. */
function withVariables(script: string): string {
  const values = new Map([...script.matchAll(/^\\set (\w+) `cat \/run\/secrets\/(\w+)`$/gm)].map(([, name = '', file = '']) => [name, file]));
  return script.replace(/^\\set .*$/gm, '').replace(/:'(\w+)'/g, (_, name: string) => pg.escapeLiteral(values.get(name) ?? ''));
}

async function asAdministratorOf(database: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database });
  await client.connect();
  await work(client).finally(() => client.end());
}

const addressOf = (user: string): DatabaseAddress => ({ url: `postgres://${encodeURIComponent(server.host)}:${server.port}/lotrinh?user=${user}` });

it('lets the migrator make everything, the application work, and neither do more', async () => {
  const { applied } = await migrateDatabase(addressOf(roles.migrator));
  expect(applied.length).toBeGreaterThan(0);
  expect(await migrateDatabase(addressOf(roles.migrator))).toEqual({ applied: [] });

  const application = new pg.Pool(connectionOptions({ address: addressOf(roles.application) }));
  await expect(application.query('select from case_event')).resolves.toBeDefined();
  await expect(application.query('delete from case_event')).rejects.toMatchObject({ code: '42501' });
  await expect(application.query('set role lotrinh_owner')).rejects.toMatchObject({ code: '42501' });
  await application.end();

  await new PostgresBackend(addressOf(roles.application)).prepare();
}, 30_000);

it('gives logins with a password to two roles, and powers to none', async () => {
  const { rows } = await administrator.query<{ name: string; may: boolean; secret: boolean; powers: boolean }>(
    `select rolname::text as name, rolcanlogin as may, rolpassword is not null as secret, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls as powers
       from pg_authid where rolname like 'lotrinh%' order by rolname`,
  );
  expect(rows).toEqual([
    { name: 'lotrinh_app', may: true, secret: true, powers: false },
    { name: 'lotrinh_migrator', may: true, secret: true, powers: false },
    { name: 'lotrinh_owner', may: false, secret: false, powers: false },
    { name: 'lotrinh_queue', may: false, secret: false, powers: false },
  ]);
});
