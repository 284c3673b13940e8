import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Logger } from 'pino';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { JobHandlers, type JobHandler } from '../../src/platform/queue/job-handlers.js';
import { JobWorker } from '../../src/platform/queue/job-worker.js';
import { PostgresBackend } from '../../src/platform/queue/postgres-backend.js';
import { jobNames } from '../../src/platform/queue/jobs.js';
import { JobQueue } from '../../src/platform/queue/queue.js';
import type { BellQueue, QueueBackend } from '../../src/platform/queue/queue-backend.js';
import { RedisBackend } from '../../src/platform/queue/redis-backend.js';
import { useDatabase } from './database.js';
import { until } from './worker-program.js';

const redisServer = 'redis-server';
const hasRedis = spawnSync(redisServer, ['--version']).status === 0;
const mustHaveRedis = process.env['LOTRINH_TEST_REDIS_REQUIRED'] === '1';

/** A worker of the house on a queue: one handler for the nightly job, the others do nothing. */
export class BellWorker {
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

/** What a test of the queue works with; empty before each test. */
export interface QueueUnderTest {
  readonly backend: QueueBackend;
  /** The queue as BullMQ shows it. */
  readonly inspected: BellQueue;
  /** A worker that is stopped after the test. */
  aWorker(handler?: JobHandler, others?: JobHandler): BellWorker;
}

/** Runs the tests with the queue in PostgreSQL, and with that in a Redis of their own where there is one. */
export function onEachBackend(tests: (queue: QueueUnderTest) => void, testsOfRedis: (port: number) => void = () => undefined): void {
  if (!hasRedis) console.warn('NOT RUN: the tests of the queue in Redis; there is no redis-server on this machine.');
  it('has a Redis to be tried with, where one is required', () => expect(hasRedis || !mustHaveRedis).toBe(true));

  describe('the queue in PostgreSQL', () => {
    const database = useDatabase();
    tests(queueUnderTest(() => new PostgresBackend(database)));
  });

  (hasRedis ? describe : describe.skip)('the queue in Redis', () => {
    const port = useRedis();
    tests(queueUnderTest(() => redisAt(port)));
    testsOfRedis(port);
  });
}

const redisAt = (port: number) => new RedisBackend(`redis://:open-sesame@127.0.0.1:${port}`);

function useRedis(): number {
  const port = 30_000 + (process.pid % 20_000);
  let directory: string;
  let server: ChildProcess;
  beforeAll(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'lotrinh-redis-'));
    server = spawn(redisServer, ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', 'open-sesame', '--save', '', '--dir', directory], { stdio: 'ignore' });
    return until(() => redisAt(port).reach().then(() => true, () => false));
  });
  afterAll(() => {
    server.kill();
    rmSync(directory, { recursive: true, force: true });
  });
  return port;
}

function queueUnderTest(backendOfPlace: () => QueueBackend): QueueUnderTest {
  let [backend, inspected]: [QueueBackend?, BellQueue?] = [];
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('The queue is there within a test.');
    return thing;
  };
  const workers: BellWorker[] = [];
  beforeEach(async () => {
    backend = backendOfPlace();
    await backend.prepare();
    inspected = backend.openQueue({});
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await inspected?.obliterate({ force: true });
    for (const { key } of (await inspected?.getJobSchedulers()) ?? []) await inspected?.removeJobScheduler(key);
    await inspected?.close();
  });
  return {
    get backend() {
      return there(backend);
    },
    get inspected() {
      return there(inspected);
    },
    aWorker(handler = async () => undefined, others) {
      const worker = new BellWorker(there(backend), handler, others);
      workers.push(worker);
      return worker;
    },
  };
}
