import { createApplication } from '../../src/application.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { InboxService, type NewNotice } from '../../src/inbox/inbox.service.js';
import { readConfiguration } from '../../src/platform/config/configuration.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { asSuperuser, enterInboxCase, type InboxCase } from '../support/inbox-case.js';
import { officePassword } from '../support/party-office.js';
import { useApplication } from './support/application.js';
import { EventStream } from './support/event-stream.js';

const running = useApplication();
let inbox: InboxCase;
let token: string;
let port: number;
let days = 0;

const listening = async (application: NestFastifyApplication): Promise<number> => {
  await application.listen({ port: 0, host: '127.0.0.1' });
  return Number(new URL(await application.getUrl()).port);
};
/** A notice that nobody was told yet. */
const another = (changed: Partial<NewNotice> = {}): NewNotice => inbox.notice({ rung: `overdue-${(days += 1)}`, kind: 'limit-overdue', ...changed });
const signIn = async (account: string) => (await running.identity.signIn({ account, password: officePassword, kind: 'program', address: '::1' })).token;
const hasBegun = ({ events }: EventStream) => events.some(({ event }) => event === 'unread');
const begun = async (at = port, lastEventId?: string) => {
  const stream = await EventStream.open(at, token, lastEventId);
  await stream.until(hasBegun);
  return stream;
};

beforeAll(async () => {
  running.clock.moveTo('2024-11-05');
  inbox = await enterInboxCase(running);
  token = await signIn(inbox.office.secretary.account);
  port = await listening(running.application);
});

it('tells what is new at once, and only to whom it is told', async () => {
  const stream = await begun();
  const other = await EventStream.open(port, await signIn(inbox.office.otherSecretary.account));
  await inbox.post(another(), another({ account: inbox.office.clerk.actor.accountId }));
  await stream.until(({ notices }) => notices.length === 1);
  await stream.until(({ events }) => events.at(-1)?.data['unread'] === 1);
  const [told] = stream.events.filter(({ event }) => event === 'notice');
  expect(told?.data).toMatchObject({ kind: 'limit-overdue', case: { number: inbox.number, subject: 'Đặng Thị Thùy Hường' } });
  expect(stream.text).toMatch(/^retry: [2-6]\d{3}\n\n/);
  expect(other.notices).toEqual([]);
  for (const one of [stream, other]) one.drop();
});

it('brings after a lost connection what was missed, also what was committed late', async () => {
  const stream = await begun();
  stream.drop();
  const [first, second] = [await asSuperuser(running.database), await asSuperuser(running.database)];
  const statements = (client: typeof first) => ({ query: async <Row>(_: string, sql: string, values: readonly unknown[] = []) => (await client.query(sql, [...values])).rows as Row[] });
  const service = running.application.get(InboxService);
  await first.query('begin');
  await second.query('begin');
  await service.post(statements(first), [another()], running.clock.now());
  await service.post(statements(second), [another()], running.clock.now());
  await second.query('commit');

  const back = await begun(port, stream.events.at(-1)?.id);
  expect(back.notices).toEqual([]);
  await first.query('commit');
  await back.until(({ notices }) => notices.length === 2);
  expect(back.notices).toEqual([...back.notices].sort());

  const half = back.events.filter(({ event }) => event === 'notice')[0];
  const again = await EventStream.open(port, token, half?.id);
  await again.until(({ notices }) => notices.length === 1);
  expect(again.notices).toEqual(back.notices.slice(1));
  for (const one of [back, again]) one.drop();
  await Promise.all([first.end(), second.end()]);
});

it('tells in one process what another one has told', async () => {
  const other = await createApplication({ configuration: readConfiguration({}), database: { address: running.database, poolSize: 2 }, logger: createLogger('fatal'), clock: running.clock });
  try {
    const stream = await begun(await listening(other));
    await inbox.post(another());
    await stream.until(({ notices }) => notices.length === 1, 3000);
    const closing = performance.now();
    await other.close();
    await stream.ended;
    expect(performance.now() - closing).toBeLessThan(5000);
  } finally {
    await other.close();
  }
});

it('goes on when the connection that listens is lost', async () => {
  const stream = await begun();
  const admin = await asSuperuser(running.database);
  const { rowCount } = await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`);
  expect(rowCount).toBe(1);
  await inbox.post(another());
  await stream.until(({ notices }) => notices.length === 1, 5000);
  const heard = async () => (await admin.query(`select from pg_stat_activity where datname = current_database() and query ilike 'listen%'`)).rowCount;
  expect(await heard()).toBe(1);
  await admin.end();
  stream.drop();
});

it('is closed to whoever has left: the session is looked at again before anything is told', async () => {
  const own = await signIn(inbox.office.secretary.account);
  const stream = await EventStream.open(port, own);
  await stream.until(hasBegun);
  await running.ask({ method: 'DELETE', url: '/api/v1/sessions/current', headers: { authorization: `Bearer ${own}` } });
  await inbox.post(another());
  await stream.ended;
  expect(stream.notices).toEqual([]);
});

it('gives each account a few streams only: the oldest gives way, which may be a telephone that lost its network', async () => {
  const other = await EventStream.open(port, await signIn(inbox.office.otherSecretary.account));
  await other.until(hasBegun);
  const [oldest, ...streams] = [await begun(), await begun(), await begun(), await begun(), await begun(), await begun()];
  streams.push(await begun());
  await oldest?.ended;
  await inbox.post(another());
  for (const stream of streams) await stream.until(({ notices }) => notices.length === 1);
  expect(oldest?.notices).toEqual([]);
  await inbox.post(another({ account: inbox.office.otherSecretary.actor.accountId }));
  await other.until(({ notices }) => notices.length === 1);
  for (const stream of [...streams, other]) stream.drop();
});

it('refuses a mark that was not made here', async () => {
  const refused = await running.ask({ url: '/api/v1/inbox/live', headers: { authorization: `Bearer ${token}`, 'last-event-id': '7' } });
  expect([refused.status, refused.fields]).toEqual([400, { '#/last-event-id': 'wrong-format' }]);
  expect((await running.ask({ url: '/api/v1/inbox/live' })).status).toBe(401);
});

it('begins now for a mark from a database that was further, as before a backup was restored', async () => {
  const stream = await begun(port, '9223372036854775807-5');
  await inbox.post(another());
  await stream.until(({ notices }) => notices.length === 1, 3000);
  stream.drop();
});
