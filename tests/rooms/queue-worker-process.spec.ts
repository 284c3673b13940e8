import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CasesService } from '../../src/cases/cases.service.js';
import { jobNames } from '../../src/platform/queue/jobs.js';
import { PostgresBackend } from '../../src/platform/queue/postgres-backend.js';
import { useApplication } from '../http/support/application.js';
import { enterPartyOffice } from '../support/party-office.js';

const running = useApplication();
const processes: ChildProcess[] = [];
afterEach(() => processes.splice(0).forEach((child) => child.kill('SIGKILL')));

/** The program of the worker as a supervisor starts it. */
class Program {
  said = '';
  private readonly child: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor(environment: Readonly<Record<string, string>>, ...words: string[]) {
    const env = { PATH: process.env['PATH'], LOG_LEVEL: 'info', ...environment };
    this.child = spawn(process.execPath, ['dist/src/worker.js', ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (part: Buffer) => (this.said += part.toString('utf8')));
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    processes.push(this.child);
  }

  async says(words: string): Promise<void> {
    for (let waited = 0; waited < 30_000; waited += 50) {
      if (this.said.includes(words)) return;
      await pause(50);
    }
    throw new Error(`it only said: ${this.said}`);
  }

  stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}

/** The least that a worker needs is the login of the application. */
function onDatabase(user = 'lotrinh_app'): Record<string, string> {
  const { host, port, database } = running.database;
  return { DATABASE_URL: `postgres://${encodeURIComponent(host)}:${port}/${database}?user=${user}` };
}

it('works, is found by its check, and stops in order with no job lost', async () => {
  const office = await enterPartyOffice(running.application);
  await running.application.get(CasesService).open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  const first = new Program(onDatabase());
  await first.says('waiting for jobs');
  const queue = new PostgresBackend(running.database).openQueue({});
  expect(await new Program(onDatabase(), '--check').ended).toBe(0);

  // While the table is locked the job cannot end.
  const locker = new pg.Client(running.database);
  await locker.connect();
  await locker.query('begin; lock table lotrinh.case_file');
  await queue.add('verify-record', {});
  const verifications = async (...states: ('active' | 'waiting' | 'failed')[]) => (await queue.getJobs(states)).filter(({ name }) => name === 'verify-record').length;
  for (let waited = 0; waited < 100 && (await verifications('active')) === 0; waited += 1) await pause(50);
  const stopped = first.stop();
  await pause(200);
  await locker.query('commit');
  await locker.end();
  expect(await stopped).toBe(0);
  expect(first.said).not.toContain('the record was verified');
  expect(first.said).not.toContain('"level":"error"');
  expect([await verifications('waiting'), await verifications('active', 'failed'), await queue.getFailedCount()]).toEqual([1, 0, 0]);

  const check = new Program(onDatabase(), '--check');
  expect(await check.ended).toBe(1);
  expect(check.said).toContain('No worker of this machine is running.');

  const second = new Program(onDatabase());
  await second.says('the record was verified');
  expect(await second.stop()).toBe(0);
  expect(await queue.getJobSchedulersCount()).toBe(jobNames.length);
  await queue.close();
}, 60_000);

it('says what to do when its user may not take the roles it needs', async () => {
  const worker = new Program(onDatabase('lotrinh_migrator'));
  expect(await worker.ended).toBe(1);
  expect(worker.said).toContain('The database has not been prepared (42501)');
  expect(worker.said).not.toMatch(/\n\s+at /);
}, 30_000);

it('runs a PostgreSQL of our own when no other is named, and stops it', async () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-worker-'));
  try {
    const worker = new Program({ LOTRINH_DATA_DIR: directory });
    await worker.says('waiting for jobs');
    expect(await worker.stop()).toBe(0);
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}, 60_000);
