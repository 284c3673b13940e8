import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createApplication } from '../../src/application.js';
import { readConfiguration } from '../../src/platform/config/configuration.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { WebhooksService } from '../../src/webhooks/webhooks.service.js';
import { useToldPrograms } from '../support/told-programs.js';

const told = useToldPrograms();
const start = new Date('2026-08-10T02:15:00Z');

beforeEach(async () => {
  told.running.clock.moveTo(start);
  told.receiver.received.splice(0);
  told.receiver.answers.clear();
  await told.sql('truncate webhook cascade');
});

const states = () => told.sql<{ state: string; attempts: number; next: Date }>('select state, attempts, next_at as next from webhook_delivery order by created_at, id');
const later = (milliseconds: number) => told.running.clock.moveTo(new Date(told.running.clock.now().getTime() + milliseconds));
const minute = 60_000;

describe('a round', () => {
  it('delivers what is due to whoever registered for it, signed, and nothing twice', async () => {
    const mine = await told.enter('/ok');
    const above = await told.enter('/ok?above', told.office.commune, ['deadline.missed', 'deadline.reminded']);
    await told.enter('/ok?another-event', told.office.branch, ['deadline.reminded']);
    await told.enter('/ok?another-organ', told.office.otherBranch);
    await told.announce(3);

    expect(await told.deliver()).toEqual({ done: 6, truncated: false, nextAt: undefined });
    expect(await told.deliver()).toMatchObject({ done: 0 });
    const { received } = told.receiver;
    expect(received.map(({ path }) => path).sort()).toEqual(['/ok', '/ok', '/ok', '/ok?above', '/ok?above', '/ok?above']);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(6);
    for (const { path, headers, body } of received) {
      const key = Buffer.from((path === '/ok' ? mine : above).secret.replace('whsec_', ''), 'base64');
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
      expect(headers['webhook-timestamp']).toBe(String(start.getTime() / 1000));
      expect(JSON.parse(body)).toEqual({ id: headers['webhook-id'], type: 'deadline.missed', at: start.toISOString(), data: { nth: expect.any(Number) } });
    }
  });

  it('tries again after a pause that grows, with the same id and body, until it is taken; and every attempt is in the log', async () => {
    const { id } = await told.enter('/moody');
    told.receiver.answers.set('/moody', (response) => void response.writeHead(503).end());
    await told.announce();
    const pauses: number[] = [];
    for (let tried = 0; tried < 3; tried += 1) {
      const { nextAt } = await told.deliver();
      pauses.push(nextAt!.getTime() - told.running.clock.now().getTime());
      expect(await told.deliver()).toMatchObject({ done: 0 });
      told.running.clock.moveTo(nextAt!);
    }
    told.receiver.answers.clear();
    told.receiver.answers.set('/moody', (response) => void response.writeHead(201).end());
    expect(await told.deliver()).toMatchObject({ done: 1, nextAt: undefined });

    pauses.forEach((one, at) => expect([one >= 40_000 * 2 ** at, one <= 48_000 * 2 ** at]).toEqual([true, true]));
    expect(new Set(told.receiver.received.map(({ headers, body }) => `${String(headers['webhook-id'])} ${body}`)).size).toBe(1);
    expect(new Set(told.receiver.received.map(({ headers }) => headers['webhook-signature'])).size).toBe(4);
    const log = await told.running.askAs(told.office.clerk.account, { url: `/api/v1/webhooks/${id}/deliveries` });
    expect(log.body['entries']).toMatchObject([
      { event: 'deadline.missed', state: 'delivered', settledAt: expect.any(String), data: { nth: 0 }, attempts: [{ attempt: 1, status: 503, label: 'Bên nhận trả lời là không nhận được', at: start.toISOString() }, { status: 503 }, { status: 503 }, { attempt: 4, status: 201 }] },
    ]);
  });

  it('gives up after twelve attempts, and an administrator is told', async () => {
    await told.enter('/fail');
    await told.announce();
    for (let tried = 0; tried < 12; tried += 1) {
      await told.deliver();
      later(24 * 60 * minute);
    }
    expect(await states()).toMatchObject([{ state: 'dead', attempts: 12 }]);
    expect(await told.deliver()).toEqual({ done: 0, truncated: false, nextAt: undefined });
    const { entries } = await told.webhooks.dead({ limit: 10 });
    expect(entries).toMatchObject([{ event: 'deadline.missed', organ: told.office.branch, attempts: 12, settledAt: expect.any(Date) }]);
    expect(JSON.stringify(entries)).not.toContain('127.0.0.1');
  });

  it('ends a webhook whose receiver is gone for good, and drops what waits for it', async () => {
    const { id } = await told.enter('/gone');
    await told.announce(3);
    expect(await told.deliver()).toMatchObject({ done: 1, nextAt: undefined });
    await told.announce();
    expect((await states()).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'dropped']);
    const list = await told.running.askAs(told.office.clerk.account, { url: `/api/v1/organisations/${told.office.branch}/webhooks` });
    expect(list.body['entries']).toMatchObject([{ id, endedAt: start.toISOString() }]);
  });

  it('leaves a receiver alone that has just failed, and the others get theirs meanwhile', async () => {
    await told.enter('/slow');
    await told.enter('/fail');
    await told.enter('/ok');
    let answer: () => void = () => undefined;
    told.receiver.answers.set('/slow', (response) => void (answer = () => response.writeHead(200).end()));
    await told.announce(30);
    const round = told.deliver();
    const taken = () => told.receiver.received.filter(({ path }) => path === '/ok').length;
    for (let waited = 0; waited < 10_000 && taken() < 30; waited += 20) await pause(20);
    expect(taken()).toBe(30);
    expect(told.receiver.received.filter(({ path }) => path === '/slow')).toHaveLength(1);
    told.receiver.answers.set('/slow', (response) => void response.writeHead(200).end());
    answer();
    expect(await round).toMatchObject({ done: 61, truncated: false });
    expect(told.receiver.received.filter(({ path }) => path === '/fail')).toHaveLength(1);
  });

  it('takes no more than one round may, and says that there is more', async () => {
    await told.enter('/ok');
    await told.announce(520);
    expect(await told.deliver()).toMatchObject({ done: 500, truncated: true });
    expect(await told.deliver()).toMatchObject({ done: 20, truncated: false });
  }, 60_000);

  it('stops when the program does, and what was under way is due at once', async () => {
    await told.enter('/hang');
    await told.announce();
    const stopping = new AbortController();
    const round = told.webhooks.deliver(stopping.signal);
    for (let waited = 0; waited < 5000 && told.receiver.received.length === 0; waited += 10) await pause(10);
    stopping.abort();
    expect(await round).toMatchObject({ done: 1 });
    expect(await states()).toEqual([{ state: 'waiting', attempts: 1, next: start }]);
  });

  it('takes up what a worker left behind when it died, but not before its time is over', async () => {
    await told.enter('/ok');
    await told.announce();
    await told.sql(`update webhook_delivery set leased_until = $1, attempts = 1`, [new Date(start.getTime() + minute)]);
    expect(await told.deliver()).toMatchObject({ done: 0 });
    later(minute);
    expect(await told.deliver()).toMatchObject({ done: 1 });
    expect(await states()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it('writes no more to a host that the operator took off the list', async () => {
    const { id } = await told.enter('/ok');
    await told.announce();
    await told.sql(`update webhook set url = 'http://127.0.0.1:1/ok' where id = $1`, [id]);
    await told.deliver();
    expect(told.receiver.received).toEqual([]);
    expect(await told.sql('select status, error from webhook_attempt')).toEqual([{ status: null, error: 'host-not-listed' }]);
  });
});

it('delivers each thing once when two workers are at it together', async () => {
  const logger = createLogger('silent');
  const configuration = readConfiguration({ WEBHOOK_HOSTS: told.receiver.host });
  const other = await createApplication({ configuration, database: { address: told.running.database, poolSize: 4 }, logger, clock: told.running.clock });
  for (const path of ['/ok?1', '/ok?2', '/ok?3', '/ok?4', '/ok?5']) await told.enter(path);
  await told.announce(40);
  const rounds = await Promise.all([told.deliver(), other.get(WebhooksService).deliver(new AbortController().signal)]);
  await other.close();
  expect(rounds.reduce((sum, { done }) => sum + done, 0)).toBe(200);
  const ids = told.receiver.received.map(({ headers }) => headers['webhook-id']);
  expect([ids.length, new Set(ids).size]).toEqual([200, 200]);
  expect(await told.sql('select state, count(*)::integer from webhook_delivery group by 1')).toEqual([{ state: 'delivered', count: 200 }]);
}, 60_000);

it('finds what is due by the index of turns, however much waits', async () => {
  await told.enter('/ok');
  await told.enter('/fail');
  await told.announce(500);
  await told.sql(`insert into webhook_delivery (id, webhook_id, event, payload, state, created_at, attempts, next_at)
    select gen_random_uuid(), w.id, 'deadline.missed', '{}', 'waiting', now(), 0, $1::timestamptz + n * interval '1 minute' from webhook w, generate_series(1, 20000) n`, [start]);
  await told.sql('analyze webhook_delivery');
  const plan = await told.sql<Record<string, string>>(`explain select due.id from webhook w cross join lateral (
    select id, next_at from webhook_delivery where webhook_id = w.id and state = 'waiting' and next_at <= $1 and (leased_until is null or leased_until <= $1)
     order by next_at, id limit 1 for update skip locked) due where w.ended_at is null and not w.id = any('{}'::uuid[]) order by due.next_at limit 1`, [start]);
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toContain('Index Scan using webhook_delivery_turn');
  expect(text).not.toContain('Seq Scan on webhook_delivery');
});
