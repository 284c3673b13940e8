import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { OperatorError } from '../../src/platform/operator-error.js';
import { JobHandlers, type JobHandler } from '../../src/platform/queue/job-handlers.js';
import { JobWorker, workerName } from '../../src/platform/queue/job-worker.js';
import { PostgresBackend } from '../../src/platform/queue/postgres-backend.js';
import { JobQueue } from '../../src/platform/queue/queue.js';
import type { BellQueue, QueueBackend } from '../../src/platform/queue/queue-backend.js';
import { RedisBackend } from '../../src/platform/queue/redis-backend.js';
import { useDatabase } from '../support/database.js';

const redisServer = 'redis-server';
const hasRedis = spawnSync(redisServer, ['--version']).status === 0;
if (!hasRedis) console.warn('NOT RUN: the tests of the queue in Redis; there is no redis-server on this machine.');

/** A worker of the house with one handler. */
class Worker {
  said = '';
  private readonly handlers = new JobHandlers();
  private readonly logger: Logger = createLogger('info', { write: (line) => void (this.said += line) });
  readonly queue: JobQueue;
  private readonly worker: JobWorker;

  constructor(backend: QueueBackend, handler?: JobHandler) {
    if (handler) this.handlers.add('verify-record', handler);
    this.queue = new JobQueue(backend, this.logger);
    this.worker = new JobWorker(backend, this.queue, this.handlers, new SystemClock(), this.logger);
  }

  start(): Promise<void> {
    return this.worker.start();
  }

  async stop(): Promise<void> {
    await this.worker.onModuleDestroy();
    await this.queue.onModuleDestroy();
  }
}

function theQueue(backendOfPlace: () => QueueBackend): void {
  let backend: QueueBackend;
  let inspected: BellQueue;
  const workers: Worker[] = [];
  const aWorker = (handler: JobHandler = async () => undefined) => {
    const worker = new Worker(backend, handler);
    workers.push(worker);
    return worker;
  };

  beforeEach(async () => {
    backend = backendOfPlace();
    await backend.prepare();
    inspected = backend.openQueue({});
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await inspected.obliterate({ force: true });
    for (const { key } of await inspected.getJobSchedulers()) await inspected.removeJobScheduler(key);
    await inspected.close();
  });

  it('runs a job that rings', async () => {
    let rung = 0;
    const worker = aWorker(async () => void (rung += 1));
    await worker.start();
    await worker.queue.ring('verify-record');
    await until(() => rung === 1);
  });

  it('keeps one plan after two starts: half past two at night in Viet Nam', async () => {
    await aWorker().start();
    await aWorker().start();

    const [plan, ...others] = await inspected.getJobSchedulers();
    expect(others).toEqual([]);
    expect(plan).toMatchObject({ key: 'verify-record', pattern: '30 2 * * *', tz: 'Asia/Ho_Chi_Minh' });
    const inVietNam = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'medium' });
    expect(inVietNam.format(plan?.next)).toBe('02:30:00');
    expect(plan?.next).toBeGreaterThan(Date.now());
    expect(plan?.next).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
    expect(await inspected.getDelayedCount()).toBe(1);
  });

  it('rings at the start what should have rung while no worker ran, and not otherwise', async () => {
    const { queue } = aWorker();
    await queue.schedule(new Date());
    await queue.schedule(new Date());
    expect(await inspected.getWaitingCount()).toBe(0);

    await queue.schedule(new Date(Date.now() + 48 * 3_600_000));
    expect(await inspected.getWaitingCount()).toBe(1);
    expect(await inspected.getJobSchedulersCount()).toBe(1);
  });

  it('forgets the plan of a job that the program no longer has', async () => {
    await inspected.upsertJobScheduler('of-long-ago', { pattern: '0 1 * * *' }, { name: 'of-long-ago', data: {} });
    await aWorker().start();
    expect((await inspected.getJobSchedulers()).map(({ key }) => key)).toEqual(['verify-record']);
  });

  it('puts the job in hand back when it stops, and the next worker does it', async () => {
    const taken: string[] = [];
    const first = aWorker(async (stopping) => {
      taken.push('first');
      await new Promise((_, reject) => stopping.addEventListener('abort', () => reject(new Error('stopped'))));
    });
    await first.start();
    await first.queue.ring('verify-record');
    await until(() => taken.length === 1);
    await first.stop();
    expect(await inspected.getJobCounts('active', 'waiting', 'failed', 'completed')).toEqual({ active: 0, waiting: 1, failed: 0, completed: 0 });
    expect(first.said).not.toContain('failed');

    await aWorker(async () => void taken.push('second')).start();
    await until(async () => (await inspected.getCompletedCount()) === 1);
    expect(taken).toEqual(['first', 'second']);
  });

  it('tries a job that failed again later, and says so', async () => {
    const worker = aWorker(() => Promise.reject(new Error('the database is away')));
    await worker.start();
    await worker.queue.ring('verify-record');
    await until(() => worker.said.includes('a job failed'));
    expect(JSON.parse(worker.said.split('\n').find((line) => line.includes('a job failed'))!)).toMatchObject({ level: 'error', job: 'verify-record', attempt: 1 });
    // The other one waits for the night.
    await until(async () => (await inspected.getDelayedCount()) === 2);
  });

  it('gives up at once a job that the program does not know', async () => {
    const worker = aWorker();
    await worker.start();
    await inspected.add('of-long-ago', {}, { attempts: 3 });
    await until(async () => (await inspected.getFailedCount()) === 1);
    expect(worker.said).toContain('no handler for the job of-long-ago');
  });

  it('tells whether the worker of this machine is there', async () => {
    const worker = aWorker();
    expect(await worker.queue.hasWorker(workerName)).toBe(false);
    await worker.start();
    expect(await worker.queue.hasWorker(workerName)).toBe(true);
    expect(await worker.queue.hasWorker('another')).toBe(false);
  });

  it('does not start without a handler for every job', async () => {
    const worker = new Worker(backend);
    await expect(worker.start()).rejects.toThrow('No handler for the job verify-record.');
    await worker.stop();
  });
}

describe('the queue in PostgreSQL', () => {
  const database = useDatabase();
  theQueue(() => new PostgresBackend(database));
});

(hasRedis ? describe : describe.skip)('the queue in Redis', () => {
  const port = 30_000 + (process.pid % 20_000);
  const directory = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-redis-'));
  let server: ChildProcess;

  beforeAll(() => {
    server = spawn(redisServer, ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', 'open-sesame', '--save', '', '--dir', directory], { stdio: 'ignore' });
    return until(() => redis.reach().then(() => true, () => false));
  });
  afterAll(() => {
    server.kill();
    rmSync(directory, { recursive: true, force: true });
  });

  const redis = new RedisBackend(`redis://:open-sesame@127.0.0.1:${port}`);
  theQueue(() => redis);

  it('says that the password is wrong, and not which', async () => {
    const refusal = await refusalOf(`redis://:open-barley@127.0.0.1:${port}`);
    expect(refusal).toContain('WRONGPASS');
    expect(refusal).not.toMatch(/open-/);
  });
});

describe('the jobs of the house', () => {
  it('have no two handlers', () => {
    const handlers = new JobHandlers();
    handlers.add('verify-record', async () => undefined);
    expect(() => handlers.add('verify-record', async () => undefined)).toThrow('The job verify-record has two handlers.');
  });
});

it('says in plain words that Redis is not there, without the password', async () => {
  const refusal = await refusalOf('redis://:open-sesame@127.0.0.1:1');
  expect(refusal).toContain('The Redis of REDIS_URL cannot be reached (ECONNREFUSED)');
  expect(refusal).not.toContain('sesame');
});

async function refusalOf(url: string): Promise<string> {
  const refusal: unknown = await new RedisBackend(url).prepare().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(OperatorError);
  return refusal instanceof OperatorError ? refusal.message : '';
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (await isSo()) return;
    await pause(20);
  }
  throw new Error('waited in vain');
}
