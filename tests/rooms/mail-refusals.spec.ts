import { recipientOf, MailRoom } from '../support/mail-room.js';
import { openMailReceiver, type MailReceiver, type MailStage, type Rudeness } from '../support/mail-receiver.js';

const room = new MailRoom();
let receiver: MailReceiver;
beforeAll(async () => (receiver = await openMailReceiver()));
afterAll(() => receiver.close());
beforeEach(async () => {
  await room.clear();
  receiver.reset();
});

const later = (minutes: number) => room.running.clock.moveTo(new Date(room.running.clock.now().getTime() + minutes * 60_000));

/** What stands on file after the first round, and after everything that may be tried again was tried again by a polite server. */
const table: readonly (readonly [MailStage, Rudeness, string, string, number])[] = [
  ['connect', 421, 'waiting', 'sent', 1],
  ['connect', 554, 'waiting', 'sent', 1],
  ['connect', 'hang', 'waiting', 'sent', 1],
  ['connect', 'drop', 'waiting', 'sent', 1],
  ['sender', 421, 'waiting', 'sent', 1],
  ['sender', 451, 'waiting', 'sent', 1],
  ['sender', 550, 'waiting', 'sent', 1],
  ['sender', 'hang', 'waiting', 'sent', 1],
  ['sender', 'drop', 'waiting', 'sent', 1],
  ['recipient', 421, 'waiting', 'sent', 1],
  ['recipient', 450, 'waiting', 'sent', 1],
  ['recipient', 550, 'dead', 'dead', 0],
  ['recipient', 'hang', 'waiting', 'sent', 1],
  ['recipient', 'drop', 'waiting', 'sent', 1],
  ['data', 451, 'waiting', 'sent', 1],
  ['data', 554, 'dead', 'dead', 0],
  ['data', 'hang', 'waiting', 'sent', 1],
  ['data', 'drop', 'waiting', 'sent', 1],
  ['message', 452, 'waiting', 'sent', 1],
  ['message', 554, 'dead', 'dead', 0],
  ['message', 'hang', 'uncertain', 'uncertain', 1],
  ['message', 'drip', 'uncertain', 'uncertain', 1],
  ['message', 'drop', 'uncertain', 'uncertain', 0],
  ['message', 'keep-and-drop', 'uncertain', 'uncertain', 1],
];

describe.each([
  ['a server that takes several commands at once', false],
  ['a server that takes one command after the other', true],
])('%s', (_, hidePIPELINING) => {
  let server: MailReceiver;
  beforeAll(async () => (server = await openMailReceiver({ hidePIPELINING })));
  afterAll(() => server.close());
  beforeEach(() => server.reset());

  it.each(table)('that answers at the %s with %s leaves the e-mail %s, later %s, and has received %i', async (stage, rudeness, afterwards, inTheEnd, received) => {
    await room.prefers(room.office.clerk.actor.accountId, 'clerk@example.vn');
    await room.tell(room.office.clerk.actor.accountId);
    server.behave(stage, rudeness);

    expect(await room.round(server.url)).toMatchObject({ done: 0, truncated: false });
    const [first] = await room.mails();
    expect(first).toMatchObject({ state: afterwards, attempts: 1 });
    expect(first?.reason).toMatch(/^[A-Z0-9 ._-]+$/);
    const kept = [...server.messages];
    server.reset();
    later(2);
    await room.round(server.url);
    later(30);
    await room.round(server.url);

    expect((await room.mails()).map(({ state }) => state)).toEqual([inTheEnd]);
    expect([...kept, ...server.messages]).toHaveLength(received);
    expect(room.running.logged()).not.toMatch(/example\.vn|s3cret/);
  });
});

it('does not let one bad address stop the others, whatever the server does with it', async () => {
  const [bad, one, other] = [room.office.clerk, room.office.secretary, room.office.inspector].map(({ actor }) => actor.accountId);
  for (const rudeness of [550, 450, 'hang', 'drop'] as const) {
    await room.clear();
    receiver.reset();
    receiver.behave('recipient', rudeness, 'bad@example.vn');
    for (const [account, email] of [[bad, 'bad@example.vn'], [one, 'one@example.vn'], [other, 'other@example.vn']] as const) {
      await room.prefers(account!, email);
      await room.tell(account!);
    }
    expect(await room.round(receiver.url)).toMatchObject({ done: 2 });
    expect(receiver.messages.map(recipientOf).sort()).toEqual(['one@example.vn', 'other@example.vn']);
  }
});

it('does not try every e-mail when the server is away, and counts the try of the first one only', async () => {
  const accounts = [room.office.clerk, room.office.secretary, room.office.inspector, room.office.administrator].map(({ actor }) => actor.accountId);
  for (const account of accounts) {
    await room.prefers(account, 'somebody@example.vn');
    await room.tell(account);
  }
  receiver.behave('connect', 'drop');
  await room.round(receiver.url);
  expect(receiver.greeted).toBe(1);
  expect((await room.mails()).map(({ attempts }) => attempts).sort()).toEqual([0, 0, 0, 1]);

  receiver.reset();
  receiver.behave('sender', 'drop');
  await room.round(receiver.url);
  expect(receiver.greeted).toBe(3);

  const nobody = 'smtp://127.0.0.1:9';
  await room.round(nobody);
  expect((await room.mails()).filter(({ reason }) => reason === 'CONN ECONNREFUSED')).toHaveLength(0);
  later(10);
  await room.round(nobody);
  expect((await room.mails()).filter(({ reason }) => reason === 'CONN ECONNREFUSED')).toHaveLength(1);
});

it('gives up after thirty tries over some days, and goes when an administrator wants it sent again', async () => {
  const { clerk, administrator } = room.office;
  await room.prefers(clerk.actor.accountId, 'clerk@example.vn');
  await room.tell(clerk.actor.accountId);
  receiver.behave('recipient', 450);
  const began = room.running.clock.now().getTime();
  let tries = 0;
  for (; tries < 100 && (await room.mails())[0]?.state !== 'dead'; tries += 1) {
    await room.round(receiver.url);
    room.running.clock.moveTo(new Date(Math.max(((await room.mails())[0]?.nextAt ?? new Date(0)).getTime(), room.running.clock.now().getTime())));
  }
  expect(tries).toBe(30);
  expect((room.running.clock.now().getTime() - began) / 86_400_000).toBeGreaterThan(3);

  const service = room.service(receiver.url);
  const { entries: [lost] } = await service.lost({ limit: 10 });
  expect(lost).toMatchObject({ state: 'dead', attempts: 30, reason: 'RCPT TO 450', accountName: clerk.account, sentAgain: 0 });
  receiver.reset();
  await service.sendAgain(lost!.id, administrator.actor);
  await expect(service.sendAgain(lost!.id, administrator.actor)).rejects.toMatchObject({ code: 'conflict' });
  await expect(service.sendAgain('00000000-0000-4000-8000-00000000abcd', administrator.actor)).rejects.toMatchObject({ code: 'not-found' });
  await service.send(new AbortController().signal);
  expect(receiver.messages).toHaveLength(1);
  expect(await room.sql('select account_id as account, was from mail_again')).toEqual([{ account: administrator.actor.accountId, was: 'dead' }]);
  expect(await service.lost({ limit: 10 })).toEqual({ entries: [] });
}, 60_000);
