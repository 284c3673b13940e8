import { OperatorError } from '../../src/platform/operator-error.js';
import { JobHandlers } from '../../src/platform/queue/job-handlers.js';
import { workerName } from '../../src/platform/queue/job-worker.js';
import { jobNames } from '../../src/platform/queue/jobs.js';
import type { QueueBackend } from '../../src/platform/queue/queue-backend.js';
import { RedisBackend } from '../../src/platform/queue/redis-backend.js';
import { BellWorker, onEachBackend, type QueueUnderTest } from '../support/queue-under-test.js';
import { until } from '../support/worker-program.js';

function theQueue(on: QueueUnderTest): void {
  it('runs a job that rings', async () => {
    let rung = 0;
    const worker = on.aWorker(async () => void (rung += 1));
    await worker.start();
    await worker.queue.ring('verify-record');
    await until(() => rung === 1);
  });

  it('puts the job in hand back when it stops, and the next worker does it', async () => {
    const taken: string[] = [];
    const first = on.aWorker(async (stopping) => {
      taken.push('first');
      await new Promise((_, reject) => stopping.addEventListener('abort', () => reject(new Error('stopped'))));
    });
    await first.start();
    await first.queue.ring('verify-record');
    await until(() => taken.length === 1);
    await first.stop();
    expect((await on.inspected.getJobs(['waiting', 'failed', 'active'])).filter(({ name }) => name === 'verify-record')).toHaveLength(1);
    expect(await on.inspected.getJobCounts('active', 'failed')).toEqual({ active: 0, failed: 0 });
    expect(first.said).not.toContain('failed');

    await on.aWorker(async () => void taken.push('second')).start();
    await until(() => taken.length === 2);
    expect(taken).toEqual(['first', 'second']);
  });

  it('tries a job that failed again later, and says so', async () => {
    const worker = on.aWorker(() => Promise.reject(new Error('the database is away')));
    await worker.start();
    await worker.queue.ring('verify-record');
    await until(() => worker.said.includes('a job failed'));
    expect(JSON.parse(worker.said.split('\n').find((line) => line.includes('a job failed'))!)).toMatchObject({ level: 'error', job: 'verify-record', attempt: 1 });
    // The others wait for their time.
    await until(async () => (await on.inspected.getDelayedCount()) === jobNames.length + 1);
  });

  it('keeps of a failure nothing that might quote what was read', async () => {
    const worker = on.aWorker(() => Promise.reject(new SyntaxError('Unexpected token in «Nguyễn Văn Bí Mật»')));
    await worker.start();
    await worker.queue.ring('verify-record');
    await until(() => worker.said.includes('a job failed'));
    const [kept] = (await on.inspected.getJobs(['delayed'])).filter(({ attemptsMade }) => attemptsMade === 1);
    expect(kept?.stacktrace?.[0]).toMatch(/^SyntaxError: something could not be read.*\n +at /);
    expect(JSON.stringify([kept, worker.said])).not.toContain('Bí Mật');
  });

  it('gives up at once a job that the program does not know', async () => {
    const worker = on.aWorker();
    await worker.start();
    await on.inspected.add('of-long-ago', {}, { attempts: 3 });
    await until(async () => (await on.inspected.getFailedCount()) === 1);
    await until(() => worker.said.includes('no handler for the job of-long-ago'));
  });

  it('tells whether the worker of this machine is there', async () => {
    const worker = on.aWorker();
    expect(await worker.queue.hasWorker(workerName)).toBe(false);
    await worker.start();
    expect(await worker.queue.hasWorker(workerName)).toBe(true);
    expect(await worker.queue.hasWorker('another')).toBe(false);
  });

  it('does other jobs while a long one runs, and no job twice at once', async () => {
    let [rounds, sideBySide] = [0, 0];
    const done: string[] = [];
    const release = new AbortController();
    const worker = on.aWorker(
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
    await on.inspected.add('verify-record', {});
    await worker.queue.ring('sweep-deadlines');
    await until(() => done.length > 0);
    await until(async () => (await on.inspected.getJobs(['completed'])).some(({ name }) => name === 'verify-record'));
    release.abort();
    await until(async () => (await on.inspected.getActiveCount()) === 0);
    expect([rounds, done.includes('two at once')]).toEqual([1, false]);
  });

  it('keeps a job that was given up until somebody tries it again or forgets it', async () => {
    let works = false;
    const { queue } = on.aWorker();
    await on.inspected.add('verify-record', {}, { attempts: 1 });
    const worker = on.aWorker(async () => {
      if (!works) throw new Error('the table is locked');
    });
    await worker.start();
    await until(async () => (await queue.counts()).failed === 1);
    await on.inspected.add('verify-record', {}, { attempts: 1 });
    await until(async () => (await queue.counts()).failed === 2);
    const [one, other] = await queue.failed();
    expect(one).toEqual({ id: expect.any(String), job: 'verify-record', attempts: 1, reason: 'the table is locked', failedAt: expect.any(Date) });

    works = true;
    expect(await queue.retry(one?.id ?? '')).toBe(true);
    await until(async () => (await queue.counts()).failed === 1);
    expect(await queue.remove(other?.id ?? '')).toBe(true);
    expect([await queue.retry(other?.id ?? ''), await queue.remove('0'), (await queue.failed()).length]).toEqual([false, false, 0]);
  });

  it('does not start without a handler for every job', async () => {
    const worker = new BellWorker(on.backend);
    await expect(worker.start()).rejects.toThrow(`No handler for the job ${jobNames.join(', ')}.`);
    await worker.stop();
  });
}

function inRedis(port: number): void {
  it('says that the password is wrong, and not which', async () => {
    const refusal = await refusalOf(`redis://:open-barley@127.0.0.1:${port}`);
    expect(refusal).toContain('WRONGPASS');
    expect(refusal).not.toMatch(/open-/);
  });
}

onEachBackend(theQueue, inRedis);

it('starts as soon as the queue can be reached, and not before', async () => {
  let isThere = false;
  const backend = { prepare: async () => (isThere ? Promise.reject(new Error('reached')) : Promise.reject(new Error('away'))) } as unknown as QueueBackend;
  const worker = new BellWorker(backend, async () => undefined);
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
