import { InboxService } from '../../src/inbox/inbox.service.js';
import { MailRepository } from '../../src/mail/mail.repository.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import { Database } from '../../src/platform/database/database.js';
import { enterPartyOffice } from '../support/party-office.js';
import { MailRoom } from '../support/mail-room.js';
import { openMailReceiver, type MailReceiver } from '../support/mail-receiver.js';

const room = new MailRoom();
let receiver: MailReceiver;
beforeAll(async () => (receiver = await openMailReceiver()));
afterAll(() => receiver.close());
beforeEach(async () => {
  await room.clear();
  receiver.reset();
});

const clerk = () => room.office.clerk.actor.accountId;
const at = (instant: string) => room.running.clock.moveTo(new Date(instant));
const states = async () => (await room.mails()).map(({ state }) => state);

describe('what leaves the house', () => {
  it('leaves outside the quiet hours, also when it was put together before they began and when they span midnight', async () => {
    at('2026-08-10T20:59:00+07:00');
    await room.prefers(clerk(), 'clerk@example.vn', { quietFrom: '21:00', quietUntil: '06:00' });
    await room.tell(clerk());
    receiver.behave('recipient', 450);
    await room.round(receiver.url);
    receiver.reset();
    for (const instant of ['2026-08-10T21:05:00+07:00', '2026-08-10T23:59:00+07:00', '2026-08-11T05:59:00+07:00']) {
      at(instant);
      await room.round(receiver.url);
    }
    expect(receiver.greeted).toBe(0);
    expect(await room.mails()).toMatchObject([{ state: 'waiting', attempts: 1, nextAt: new Date('2026-08-11T06:00:00+07:00') }]);
    at('2026-08-11T06:00:00+07:00');
    expect(await room.round(receiver.url)).toMatchObject({ done: 1 });
  });

  it('is nothing any more when the address was taken back, e-mails were given up, the account was disabled, or all is done', async () => {
    const { application } = room.running;
    const other = await enterPartyOffice(application);
    const changes: [string, () => Promise<unknown>][] = [
      [clerk(), () => room.prefers(clerk(), undefined)],
      [room.office.secretary.actor.accountId, () => room.prefers(room.office.secretary.actor.accountId, 'somebody@example.vn', { digest: 'none' })],
      [other.clerk.actor.accountId, () => application.get(IdentityService).disable(other.clerk.account)],
    ];
    receiver.behave('connect', 'drop');
    for (const [account] of changes) {
      await room.prefers(account, 'somebody@example.vn');
      await room.tell(account);
    }
    const inspector = room.office.inspector.actor.accountId;
    await room.prefers(inspector, 'inspector@example.vn');
    await room.tell(inspector, { kind: 'limit-ahead', key: 'ceremony-due' });
    await room.round(receiver.url);
    for (const [, change] of changes) await change();
    receiver.reset();
    at('2026-08-10T12:00:00+07:00');
    await room.round(receiver.url);
    expect(await states()).toEqual(['dropped', 'dropped', 'dropped', 'dropped']);
    expect((await room.mails()).map(({ reason }) => reason).sort()).toEqual(['account disabled', 'not wanted', 'not wanted', 'nothing left']);
    expect(receiver.greeted).toBe(0);
  });

  it('stops between two e-mails when the worker stops, and goes on later', async () => {
    for (const { actor } of [room.office.clerk, room.office.secretary, room.office.inspector]) {
      await room.prefers(actor.accountId, 'somebody@example.vn');
      await room.tell(actor.accountId);
    }
    const stopping = new AbortController();
    const mails = room.running.application.get(MailRepository);
    const settle = mails.settle.bind(mails);
    mails.settle = async (...settled) => {
      await settle(...settled);
      stopping.abort(new Error('stopping'));
    };
    await expect(room.round(receiver.url, stopping.signal)).rejects.toThrow('stopping');
    mails.settle = settle;
    expect((await states()).sort()).toEqual(['sent', 'waiting', 'waiting']);
    expect(await room.round(receiver.url)).toEqual({ done: 2, truncated: false });
    expect(receiver.messages).toHaveLength(3);
  });

  it('does not wait for a silent server when the worker stops', async () => {
    await room.prefers(clerk(), 'clerk@example.vn');
    await room.tell(clerk());
    receiver.behave('recipient', 'hang');
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 150);
    await room.round(receiver.url, stopping.signal).catch(() => undefined);
    expect(await room.mails()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });

  it('goes once, whatever the clock does', async () => {
    at('2026-08-10T06:00:00+07:00');
    await room.prefers(clerk(), 'clerk@example.vn');
    at('2026-08-10T09:15:00+07:00');
    await room.tell(clerk());
    receiver.behave('recipient', 450);
    await room.round(receiver.url);
    receiver.reset();
    at('2026-08-10T07:00:00+07:00');
    await room.tell(clerk());
    await room.round(receiver.url);
    at('2026-08-10T09:30:00+07:00');
    await room.round(receiver.url);
    at('2026-08-10T08:00:00+07:00');
    await room.round(receiver.url);
    expect(await states()).toEqual(['sent', 'sent']);
    expect(receiver.messages).toHaveLength(2);
    expect(await room.sql('select count(distinct mail_id)::integer as mails, count(*)::integer as notices from notice')).toEqual([{ mails: 2, notices: 2 }]);
  });

  it('is nothing without a mail server, which is said once', async () => {
    await room.prefers(clerk(), 'clerk@example.vn');
    await room.tell(clerk());
    const service = room.service(undefined);
    for (let times = 0; times < 3; times += 1) expect(await service.send(new AbortController().signal)).toEqual({ done: 0, truncated: false });
    expect(await states()).toEqual([]);
    expect(room.running.logged().split('no e-mails are sent')).toHaveLength(2);
  });
});

describe('a digest', () => {
  /** Tells at these instants and gives those at which an e-mail went out; a round is made at each, and every quarter past the hour. */
  async function sentAt(digest: 'daily' | 'weekly', ...told: string[]): Promise<string[]> {
    const sent: string[] = [];
    at('2026-08-07T10:00:00+07:00');
    await room.prefers(clerk(), 'clerk@example.vn', { digest });
    for (let half = 0; half < 24 * 2 * 9; half += 1) {
      const now = new Date(Date.parse('2026-08-07T17:00:00Z') + half * 30 * 60_000);
      room.running.clock.moveTo(now);
      const local = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
      if (told.includes(local)) await room.tell(clerk());
      if ((await room.round(receiver.url)).done > 0) sent.push(local);
    }
    return sent;
  }

  it('of a day comes at half past seven with all that was told by then, on Saturdays and Sundays too, and once a day', async () => {
    const sent = await sentAt('daily', '2026-08-08T07:00', '2026-08-09T05:00', '2026-08-09T07:00', '2026-08-09T10:00', '2026-08-11T11:00', '2026-08-11T12:00');
    // Nothing was to be told on Tuesday morning, so what came later that day did not wait for Wednesday.
    expect(sent).toEqual(['2026-08-08T07:30', '2026-08-09T07:30', '2026-08-10T07:30', '2026-08-11T11:00', '2026-08-12T07:30']);
    expect(receiver.messages.map(({ subject }) => subject?.match(/\d+/)?.[0])).toEqual(['1', '2', '1', '1', '1']);
  }, 60_000);

  it('of a week comes on Monday at half past seven, or when the week first has something to tell', async () => {
    expect(await sentAt('weekly', '2026-08-08T07:00', '2026-08-09T09:00', '2026-08-11T07:00')).toEqual(['2026-08-08T07:30', '2026-08-10T07:30']);
  }, 60_000);
});

describe('a server that wants to know who we are', () => {
  const options = { authOptional: false, allowInsecureAuth: true, authMethods: ['PLAIN', 'LOGIN'] };
  const onAuth = ({ password }: { password?: string | null | undefined }, _: unknown, answer: (error: Error | null, response?: { user: string }) => void): void =>
    password === 'mật-khẩu' ? answer(null, { user: 'lotrinh' }) : answer(new Error('wrong password mật-khẩu-sai'));

  it('is told so, over STARTTLS where it offers that, and a wrong password stands nowhere', async () => {
    await room.prefers(clerk(), 'clerk@example.vn');
    await room.tell(clerk());
    const asks = await openMailReceiver({ ...options, disabledCommands: [], onAuth });
    const url = (password: string) => `smtp://lotrinh:${encodeURIComponent(password)}@127.0.0.1:${asks.port}/?tls.rejectUnauthorized=false`;
    await room.round(url('mật-khẩu-sai'));
    expect((await room.mails())[0]?.reason).toMatch(/^AUTH PLAIN 535/);
    await room.round(url('mật-khẩu-sai').replace('?tls.rejectUnauthorized=false', ''));
    at('2026-08-10T12:00:00+07:00');
    expect(await room.round(url('mật-khẩu'))).toMatchObject({ done: 1 });
    await asks.close();
    const everywhere = room.running.logged() + JSON.stringify(await room.sql('select * from mail'));
    for (const secret of ['mật-khẩu', encodeURIComponent('mật-khẩu'), Buffer.from('mật-khẩu-sai').toString('base64'), 'clerk@example.vn']) expect(everywhere).not.toContain(secret);
  });
});

it('reads what is due by its index, however much was sent before', async () => {
  const account = clerk();
  await room.sql(`insert into mail (id, account_id, state, created_at, attempts, next_at) select gen_random_uuid(), $1, 'sent', now(), 1, now() from generate_series(1, 20000)`, [account]);
  await room.sql(`insert into mail (id, account_id, state, created_at, attempts, next_at) select gen_random_uuid(), $1, 'waiting', now(), 0, now() + n * interval '1 hour' from generate_series(1, 5000) n`, [account]);
  await room.sql('analyze mail');
  const plans: string[] = [];
  const database = room.running.application.get(Database);
  const explaining = {
    query: async (_: string, sql: string, values: readonly unknown[]) => {
      plans.push(JSON.stringify(await database.search('explain', `explain (format json) ${sql}`, values)));
      return [];
    },
  };
  const mails = new MailRepository(explaining as unknown as Database);
  const now = new Date();
  await mails.claim(now, now, '00000000-0000-4000-8000-00000000abcd');
  await mails.settleAbandoned(now);
  await mails.lost(undefined, 50);
  const [claim, abandoned, lost] = plans;
  for (const plan of [claim, abandoned]) expect(plan).toContain('mail_open');
  expect(lost).toContain('mail_lost');
  for (const plan of plans) expect(plan).not.toMatch(/"Seq Scan"[^{}]*"Relation Name":"mail"/);
  expect(claim).not.toContain('"Sort Key"');
});

it('puts everything together that was told, each notice into one e-mail', async () => {
  await room.prefers(clerk(), 'clerk@example.vn');
  for (let count = 0; count < 120; count += 1) await room.tell(clerk());
  await Promise.all([room.round(receiver.url), room.round(receiver.url)]);
  expect(await states()).toEqual(['sent']);
  expect(receiver.messages[0]?.subject).toBe('lotrinh: 120 việc cần xử lý');
  expect(receiver.messages[0]?.text).toContain('- và 20 việc khác; xem đầy đủ ở hộp thông báo.');
  expect(await room.running.application.get(InboxService).accountsWithUnmailed(room.running.clock.now(), 10)).toEqual([]);
});
