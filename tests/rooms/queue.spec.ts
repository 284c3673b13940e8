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
import { jobNames } from '../../src/platform/queue/jobs.js';
import { JobQueue } from '../../src/platform/queue/queue.js';
import type { BellQueue, QueueBackend } from '../../src/platform/queue/queue-backend.js';
import { RedisBackend } from '../../src/platform/queue/redis-backend.js';
import { useDatabase } from '../support/database.js';

const redisServer = 'redis-server';
const hasRedis = spawnSync(redisServer, ['--version']).status === 0;
const mustHaveRedis = process.env['LOTRINH_TEST_REDIS_REQUIRED'] === '1';
if (!hasRedis) console.warn('NOT RUN: the tests of the queue in Redis; there is no redis-server on this machine.');
it('has a Redis to be tried with, where one is required', () => expect(hasRedis || !mustHaveRedis).toBe(true));

/** A worker of the house: one handler for the nightly job, the others do nothing. */
class Worker {
  said = '';
  private readonly handlers = new JobHandlers();
  private readonly logger: Logger = createLogger('info', { write: (line) => void (this.said += line) });
  readonly queue: JobQueue;
  private readonly worker: JobWorker;

  constructor(backend: QueueBackend, handler?: JobHandler, others: JobHandler = async () => undefined) {
    for (const job of jobNames) if (handler) this.handlers.add(job, job === 'verify-record' ? handler : others);
    this.queue = new JobQueue(backend, this.logger);
    this.worker = new JobWorker(backend, this.queue, this.handlers, new SystemClock(), this.logger);
  }

  start(watch?: number): Promise<void> {
    return this.worker.start({ watch });
  }

  startWhenReachable(): Promise<void> {
    return this.worker.startWhenReachable({ again: 20 });
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
  const aWorker = (handler: JobHandler = async () => undefined, others?: JobHandler) => {
    const worker = new Worker(backend, handler, others);
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

    const plans = await inspected.getJobSchedulers();
    expect(plans.map(({ key }) => key).sort()).toEqual([...jobNames].sort());
    const plan = plans.find(({ key }) => key === 'verify-record');
    expect(plan).toMatchObject({ key: 'verify-record', pattern: '30 2 * * *', tz: 'Asia/Ho_Chi_Minh' });
    const inVietNam = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'medium' });
    expect(inVietNam.format(plan?.next)).toBe('02:30:00');
    expect(plan?.next).toBeGreaterThan(Date.now());
    expect(plan?.next).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
    const delayed = await inspected.getJobs(['delayed']);
    expect(delayed.map(({ name }) => name).sort()).toEqual([...jobNames].sort());
  });

  it('rings at the start what should have rung while no worker ran, and not otherwise', async () => {
    const { queue } = aWorker();
    await queue.schedule(new Date());
    await queue.schedule(new Date());
    expect(await inspected.getWaitingCount()).toBe(0);

    await queue.schedule(new Date(Date.now() + 48 * 3_600_000));
    expect((await inspected.getJobs(['waiting'])).map(({ name }) => name).sort()).toEqual([...jobNames].sort());
    expect(await inspected.getJobSchedulersCount()).toBe(jobNames.length);
  });

  it('forgets the plan of a job that the program no longer has', async () => {
    await inspected.upsertJobScheduler('of-long-ago', { pattern: '0 1 * * *' }, { name: 'of-long-ago', data: {} });
    await aWorker().start();
    expect((await inspected.getJobSchedulers()).map(({ key }) => key).sort()).toEqual([...jobNames].sort());
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
    expect((await inspected.getJobs(['waiting', 'failed', 'active'])).filter(({ name }) => name === 'verify-record')).toHaveLength(1);
    expect(await inspected.getJobCounts('active', 'failed')).toEqual({ active: 0, failed: 0 });
    expect(first.said).not.toContain('failed');

    await aWorker(async () => void taken.push('second')).start();
    await until(() => taken.length === 2);
    expect(taken).toEqual(['first', 'second']);
  });

  it('tries a job that failed again later, and says so', async () => {
    const worker = aWorker(() => Promise.reject(new Error('the database is away')));
    await worker.start();
    await worker.queue.ring('verify-record');
    await until(() => worker.said.includes('a job failed'));
    expect(JSON.parse(worker.said.split('\n').find((line) => line.includes('a job failed'))!)).toMatchObject({ level: 'error', job: 'verify-record', attempt: 1 });
    // The others wait for their time.
    await until(async () => (await inspected.getDelayedCount()) === jobNames.length + 1);
  });

  it('keeps of a failure nothing that might quote what was read', async () => {
    const worker = aWorker(() => Promise.reject(new SyntaxError('Unexpected token in «Nguyễn Văn Bí Mật»')));
    await worker.start();
    await worker.queue.ring('verify-record');
    await until(() => worker.said.includes('a job failed'));
    const [kept] = (await inspected.getJobs(['delayed'])).filter(({ attemptsMade }) => attemptsMade === 1);
    expect(kept?.stacktrace?.[0]).toMatch(/^SyntaxError: something could not be read.*\n +at /);
    expect(JSON.stringify([kept, worker.said])).not.toContain('Bí Mật');
  });

  it('gives up at once a job that the program does not know', async () => {
    const worker = aWorker();
    await worker.start();
    await inspected.add('of-long-ago', {}, { attempts: 3 });
    await until(async () => (await inspected.getFailedCount()) === 1);
    await until(() => worker.said.includes('no handler for the job of-long-ago'));
  });

  it('tells whether the worker of this machine is there', async () => {
    const worker = aWorker();
    expect(await worker.queue.hasWorker(workerName)).toBe(false);
    await worker.start();
    expect(await worker.queue.hasWorker(workerName)).toBe(true);
    expect(await worker.queue.hasWorker('another')).toBe(false);
  });

  it('does other jobs while a long one runs, and no job twice at once', async () => {
    let [rounds, sideBySide] = [0, 0];
    const done: string[] = [];
    const release = new AbortController();
    const worker = aWorker(
      async () => {
        rounds += 1;
        sideBySide += 1;
        if (sideBySide > 1) done.push('two at once');
        await new Promise((resolve) => release.signal.addEventListener('abort', resolve));
        sideBySide -= 1;
      },
      async () => void done.push('another'),
    );
    await worker.start();
    await worker.queue.ring('verify-record');
    await until(() => rounds === 1);
    await inspected.add('verify-record', {});
    await worker.queue.ring('sweep-deadlines');
    await until(() => done.length > 0);
    await until(async () => (await inspected.getJobs(['completed'])).some(({ name }) => name === 'verify-record'));
    release.abort();
    await until(async () => (await inspected.getActiveCount()) === 0);
    expect([rounds, done.includes('two at once')]).toEqual([1, false]);
  });

  it('rings once however often it is asked while one waits, and once more for what was asked during the round', async () => {
    const { queue } = aWorker();
    for (let n = 0; n < 5; n += 1) await queue.ring('send-mail');
    expect((await queue.counts()).waiting).toBe(1);
    let rounds = 0;
    const worker = aWorker(undefined, async () => {
      rounds += 1;
      if (rounds === 1) for (let n = 0; n < 3; n += 1) await queue.ring('send-mail');
    });
    await worker.start();
    await until(() => rounds === 2);
    await pause(200);
    expect(rounds).toBe(2);
  });

  it('rings at a near time once, and leaves what is far away to the plan', async () => {
    let rounds = 0;
    const worker = aWorker(async () => void (rounds += 1));
    await worker.start();
    const [now, soon] = [new Date(), new Date(Date.now() + 300)];
    for (let n = 0; n < 3; n += 1) await worker.queue.ringAt('verify-record', soon, now);
    await worker.queue.ringAt('verify-record', new Date(now.getTime() + 11 * 60_000), now);
    expect((await worker.queue.counts()).delayed).toBe(jobNames.length + 1);
    await until(() => rounds === 1);
    await worker.queue.ringAt('verify-record', new Date(now.getTime() - 1000), now);
    await until(() => rounds === 2);
  });

  it('keeps a job that was given up until somebody tries it again or forgets it', async () => {
    let works = false;
    const { queue } = aWorker();
    await inspected.add('verify-record', {}, { attempts: 1 });
    const worker = aWorker(async () => {
      if (!works) throw new Error('the table is locked');
    });
    await worker.start();
    await until(async () => (await queue.counts()).failed === 1);
    await inspected.add('verify-record', {}, { attempts: 1 });
    await until(async () => (await queue.counts()).failed === 2);
    const [one, other] = await queue.failed();
    expect(one).toEqual({ id: expect.any(String), job: 'verify-record', attempts: 1, reason: 'the table is locked', failedAt: expect.any(Date) });

    works = true;
    expect(await queue.retry(one?.id ?? '')).toBe(true);
    await until(async () => (await queue.counts()).failed === 1);
    expect(await queue.remove(other?.id ?? '')).toBe(true);
    expect([await queue.retry(other?.id ?? ''), await queue.remove('0'), (await queue.failed()).length]).toEqual([false, false, 0]);
  });

  it('sets its plans again when the queue was emptied under it', async () => {
    let rounds = 0;
    const worker = aWorker(undefined, async () => void (rounds += 1));
    await worker.start(50);
    for (const { key } of await inspected.getJobSchedulers()) await inspected.removeJobScheduler(key);
    await until(async () => (await inspected.getJobSchedulersCount()) === jobNames.length);
    await until(() => rounds >= 1);
    await until(() => worker.said.includes('the queue had lost plans'));
  });

  it('does not start without a handler for every job', async () => {
    const worker = new Worker(backend);
    await expect(worker.start()).rejects.toThrow(`No handler for the job ${jobNames.join(', ')}.`);
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

it('starts as soon as the queue can be reached, and not before', async () => {
  let isThere = false;
  const backend = { prepare: async () => (isThere ? Promise.reject(new Error('reached')) : Promise.reject(new Error('away'))) } as unknown as QueueBackend;
  const worker = new Worker(backend, async () => undefined);
  const started = worker.startWhenReachable();
  await until(() => worker.said.split('the worker cannot reach the queue').length > 2);
  isThere = true;
  await until(() => worker.said.includes('reached'));
  await worker.stop();
  await started;
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
