import { setTimeout as pause } from 'node:timers/promises';
import { jobNames } from '../../src/platform/queue/jobs.js';
import { onEachBackend, type QueueUnderTest } from '../support/queue-under-test.js';
import { until } from '../support/worker-program.js';

function thePlans(on: QueueUnderTest): void {
  it('keeps one plan after two starts: half past two at night in Viet Nam', async () => {
    await on.aWorker().start();
    await on.aWorker().start();

    const plans = await on.inspected.getJobSchedulers();
    expect(plans.map(({ key }) => key).sort()).toEqual([...jobNames].sort());
    const plan = plans.find(({ key }) => key === 'verify-record');
    expect(plan).toMatchObject({ key: 'verify-record', pattern: '30 2 * * *', tz: 'Asia/Ho_Chi_Minh' });
    const inVietNam = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'medium' });
    expect(inVietNam.format(plan?.next)).toBe('02:30:00');
    expect(plan?.next).toBeGreaterThan(Date.now());
    expect(plan?.next).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
    const delayed = await on.inspected.getJobs(['delayed']);
    expect(delayed.map(({ name }) => name).sort()).toEqual([...jobNames].sort());
  });

  it('rings at the start what should have rung while no worker ran, and not otherwise', async () => {
    const { queue } = on.aWorker();
    await queue.schedule(new Date());
    await queue.schedule(new Date());
    expect(await on.inspected.getWaitingCount()).toBe(0);

    await queue.schedule(new Date(Date.now() + 48 * 3_600_000));
    expect((await on.inspected.getJobs(['waiting'])).map(({ name }) => name).sort()).toEqual([...jobNames].sort());
    expect(await on.inspected.getJobSchedulersCount()).toBe(jobNames.length);
  });

  it('forgets the plan of a job that the program no longer has', async () => {
    await on.inspected.upsertJobScheduler('of-long-ago', { pattern: '0 1 * * *' }, { name: 'of-long-ago', data: {} });
    await on.aWorker().start();
    expect((await on.inspected.getJobSchedulers()).map(({ key }) => key).sort()).toEqual([...jobNames].sort());
  });

  it('rings once however often it is asked while one waits, and once more for what was asked during the round', async () => {
    const { queue } = on.aWorker();
    for (let n = 0; n < 5; n += 1) await queue.ring('send-mail');
    expect((await queue.counts()).waiting).toBe(1);
    let rounds = 0;
    const worker = on.aWorker(undefined, async () => {
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
    const worker = on.aWorker(async () => void (rounds += 1));
    await worker.start();
    const [now, soon] = [new Date(), new Date(Date.now() + 300)];
    for (let n = 0; n < 3; n += 1) await worker.queue.ringAt('verify-record', soon, now);
    await worker.queue.ringAt('verify-record', new Date(now.getTime() + 11 * 60_000), now);
    expect((await worker.queue.counts()).delayed).toBe(jobNames.length + 1);
    await until(() => rounds === 1);
    await worker.queue.ringAt('verify-record', new Date(now.getTime() - 1000), now);
    await until(() => rounds === 2);
  });

  it('sets its plans again when the queue was emptied under it', async () => {
    let rounds = 0;
    const worker = on.aWorker(undefined, async () => void (rounds += 1));
    await worker.start(50);
    for (const { key } of await on.inspected.getJobSchedulers()) await on.inspected.removeJobScheduler(key);
    await until(async () => (await on.inspected.getJobSchedulersCount()) === jobNames.length);
    await until(() => rounds >= 1);
    await until(() => worker.said.includes('the queue had lost plans'));
  });
}

onEachBackend(thePlans);
