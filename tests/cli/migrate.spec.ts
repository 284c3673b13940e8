import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseServerProcess, endAllProcesses, query } from '../support/database-server-process.js';
import { useDatabase } from '../support/database.js';
import { lotrinh, on } from './support/command.js';

describe('lotrinh migrate', () => {
  const database = useDatabase();

  it('finds nothing to do in a database that is up to date', async () => {
    expect(await lotrinh(['migrate', '--lang', 'en'], { env: on(database) })).toMatchObject({ status: 0, stdout: 'The tables are up to date; there was nothing to do.\n' });
    expect((await lotrinh(['migrate', '--json'], { env: on(database) })).json).toEqual({ applied: [] });
  });

  it('makes the tables that are missing, and other commands say that it must come first', async () => {
    const empty = { ...database, database: `${database.database}_empty` };
    await query({ ...database, database: 'postgres' }, `create database ${empty.database}`);
    try {
      const early = await lotrinh(['verify', '--json'], { env: on(empty) });
      expect([early.status, early.json]).toMatchObject([3, { error: { code: 'not-migrated', message: expect.stringContaining('lotrinh migrate') } }]);
      const { status, json } = await lotrinh(['migrate', '--json'], { env: on(empty) });
      expect([status, json]).toEqual([0, { applied: expect.arrayContaining([expect.stringMatching(/^Foundations/), expect.stringMatching(/^Cases/)]) }]);
      expect((await lotrinh(['verify'], { env: on(empty) })).status).toBe(0);
    } finally {
      await query({ ...database, database: 'postgres' }, `drop database if exists ${empty.database} with (force)`);
    }
  });
});

describe('lotrinh demo', () => {
  const database = useDatabase();

  it('never touches a database of the operator', async () => {
    const { status, json } = await lotrinh(['demo', '--json'], { env: on(database) });
    expect([status, json]).toMatchObject([1, { error: { code: 'demo-own-database' } }]);
  });
});

describe('without a database of the operator', () => {
  let directory: string;
  beforeAll(() => (directory = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-cli-'))));
  afterAll(() => {
    endAllProcesses();
    rmSync(directory, { recursive: true, force: true });
  });
  const at = () => ({ env: { LOTRINH_DATA_DIR: directory } });

  it('commands start a PostgreSQL of their own, and leave none running', async () => {
    const { status, json } = await lotrinh(['migrate', '--json'], at());
    expect([status, json]).toEqual([0, { applied: expect.arrayContaining([expect.stringMatching(/^Cases/)]) }]);
    expect((await lotrinh(['account', 'list', '--json'], at())).json).toEqual({ accounts: [] });
    // An owner can start it at once, since nobody holds it any more.
    const server = DatabaseServerProcess.start(directory, 'owner');
    expect((await server.opened()).isHolder).toBe(true);
    await server.close();
  }, 90_000);

  it('the demonstration is loaded once, beside nothing else', async () => {
    const [first, again] = [await lotrinh(['demo', '--json'], at()), await lotrinh(['demo', '--json'], at())];
    expect([first.status, first.json]).toMatchObject([0, { loaded: true, found: 'empty', scale: 'commune', accounts: ['admin', 'clerk', 'inspector', 'province-clerk', 'secretary'] }]);
    expect([again.status, again.json]).toEqual([0, { loaded: false, found: 'loaded', scale: 'commune' }]);
    const { status, json } = await lotrinh(['demo', '--scale', 'province', '--json'], at());
    expect([status, json]).toEqual([1, { loaded: false, found: 'other-scale', scale: 'commune' }]);
    expect((await lotrinh(['verify', '--json'], at())).json).toMatchObject({ intact: true, faults: [] });
    const [account] = (await lotrinh(['account', 'list', '--json'], at())).json['accounts'] as { demo: boolean }[];
    expect(account?.demo).toBe(true);
  }, 90_000);

  it('commands use the server that runs already, several at a time', async () => {
    const server = DatabaseServerProcess.start(directory, 'owner');
    await server.opened();
    const ran = await Promise.all([lotrinh(['verify', '--json'], at()), lotrinh(['account', 'list', '--json'], at())]);
    expect(ran.map(({ status }) => status)).toEqual([0, 0]);
    await server.close();
  }, 90_000);
});
