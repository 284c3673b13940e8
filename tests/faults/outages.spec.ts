import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../src/application.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { readConfiguration } from '../../src/platform/config/configuration.js';
import { migrateDatabase } from '../../src/platform/database/migrate.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { JobQueue } from '../../src/platform/queue/queue.js';
import { RedisBackend } from '../../src/platform/queue/redis-backend.js';
import { useDatabase, type TestDatabase } from '../support/database.js';
import { DatabaseServerProcess, endAllProcesses, postmasterOf } from '../support/database-server-process.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice, type PartyOffice } from '../support/party-office.js';
import { until, WorkerProgram } from '../support/worker-program.js';

// Real processes, really killed: a worker on one side, the queue or the database on the other.
const patience = 240_000;

/** An application beside the worker, and a case in it whose limits ring. */
class Office {
  private constructor(
    private readonly application: NestFastifyApplication,
    private readonly party: PartyOffice,
    readonly tables: LimitTables,
  ) {}

  static async open(database: TestDatabase, settings: Readonly<Record<string, string>> = {}): Promise<Office> {
    const application = await createApplication({ configuration: readConfiguration(settings), database: { address: database, poolSize: 4 }, logger: createLogger('silent'), clock: new SystemClock() });
    return new Office(application, await enterPartyOffice(application), new LimitTables(database));
  }

  async openCase(): Promise<string> {
    const command = this.party.command('begin-outreach', '2024-01-05', { subject: await this.party.newCandidate() });
    return (await this.application.get(CasesService).open('admission', command, this.party.secretary.actor)).event.caseId;
  }

  /** A limit of two days from now that rings at once. */
  async ringing(caseId: string, key: string): Promise<void> {
    const soon = new Date(Date.now() + 2 * 24 * 3_600_000).toISOString().slice(0, 10);
    await this.tables.add(caseId, { key, dueOn: soon, purpose: 'reminder' });
  }

  /** Each notice with the limit it tells of. */
  async told(caseId: string): Promise<string[]> {
    return (await this.tables.told(caseId)).map(({ key, rung }) => `${key} ${rung}`);
  }

  ring(): Promise<void> {
    return this.application.get(JobQueue).ring('sweep-deadlines');
  }

  close(): Promise<void> {
    return this.application.close();
  }
}

afterEach(() => WorkerProgram.endAll());

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) console.warn('NOT RUN: the outages of Redis; there is no redis-server on this machine.');
it('has a Redis to be tried with, where one is required', () => expect(hasRedis || process.env['LOTRINH_TEST_REDIS_REQUIRED'] !== '1').toBe(true));

(hasRedis ? describe : describe.skip)('Redis', () => {
  const port = 30_000 + (process.pid % 20_000);
  const url = `redis://127.0.0.1:${port}`;
  const database = useDatabase();
  let server: ChildProcess | undefined;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-redis-'));
  const start = async () => {
    server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', directory], { stdio: 'ignore' });
    await until(() => new RedisBackend(url).reach().then(() => true, () => false));
  };
  afterAll(() => {
    server?.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  });

  it('is emptied, killed and comes back with nothing: each limit is told once, and steps are recorded all the time', async () => {
    await start();
    const office = await Office.open(database, { REDIS_URL: url });
    const caseId = await office.openCase();
    const worker = new WorkerProgram(database, { REDIS_URL: url });
    await worker.says('waiting for jobs');

    await office.ringing(caseId, 'before');
    await office.ring();
    await until(async () => (await office.told(caseId)).length === 1);

    spawnSync('redis-cli', ['-p', String(port), 'flushall']);
    await office.ringing(caseId, 'emptied');
    await until(async () => (await office.told(caseId)).length === 2);

    server?.kill('SIGKILL');
    await office.ringing(caseId, 'killed');
    expect(await office.openCase()).toMatch(/-/);
    await start();
    await until(async () => (await office.told(caseId)).length === 3);

    expect(await office.told(caseId)).toEqual(['before before-3', 'emptied before-3', 'killed before-3']);
    expect(worker.lives).toBe(true);
    await office.close();
  }, patience);
});

describe('PostgreSQL', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-outage-'));
  });
  afterAll(() => {
    endAllProcesses();
    rmSync(home, { recursive: true, force: true });
  });

  it('is killed under the worker and comes back: what was told is not told again, and the rest is', async () => {
    const first = DatabaseServerProcess.start(home, 'owner');
    const address = await first.opened();
    await migrateDatabase(address);
    const office = await Office.open(address);
    const caseId = await office.openCase();
    const worker = new WorkerProgram(address, {}, 'postgres');
    await worker.says('waiting for jobs');

    await office.ringing(caseId, 'before');
    await office.ring();
    await until(async () => (await office.told(caseId)).length === 1);

    process.kill(postmasterOf(home), 'SIGKILL');
    await first.kill();
    await DatabaseServerProcess.start(home, 'owner').opened();
    await office.ringing(caseId, 'after');
    await office.ring();
    await until(async () => (await office.told(caseId)).length === 2);

    expect(await office.told(caseId)).toEqual(['before before-3', 'after before-3']);
    expect(worker.lives).toBe(true);
    expect(await office.openCase()).toMatch(/-/);
    await office.close();
  }, patience);
});
