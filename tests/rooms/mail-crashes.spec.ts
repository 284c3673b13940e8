import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { recipientOf, MailRoom } from '../support/mail-room.js';
import { openMailReceiver, type MailReceiver } from '../support/mail-receiver.js';

const room = new MailRoom();
let receiver: MailReceiver;
beforeAll(async () => (receiver = await openMailReceiver()));
afterAll(() => receiver.close());
beforeEach(async () => {
  await room.clear();
  receiver.reset();
});

const lease = 10 * 60_000;
const everybody = () => [room.office.clerk, room.office.secretary, room.office.inspector].map(({ actor }) => actor.accountId);

/** A round in a process of its own; the signal by which it ended, and what it said. */
async function roundInProcess(crashPoint?: string): Promise<{ signal: NodeJS.Signals | null; said: string }> {
  const { host, port, user, database } = room.running.database;
  const child = spawn(process.execPath, ['tests/support/mail-round.mjs', host, String(port), user, database, room.running.clock.now().toISOString()], {
    env: { PATH: process.env['PATH'], SMTP_URL: receiver.url, MAIL_FROM: 'nhac-viec@example.vn', ...(crashPoint !== undefined && { LOTRINH_TEST_CRASH_POINT: crashPoint }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')));
  await once(child, 'close');
  return { signal: child.signalCode, said };
}

/** Every notice has one e-mail, which is sent, waits, or lies where an administrator sees it; and nobody got two. */
async function holdsWhatWasPromised(): Promise<Record<string, number>> {
  const rows = await room.sql<{ state: string; notices: number }>('select m.state, count(n.id)::integer as notices from mail m left join notice n on n.mail_id = m.id group by m.id, m.state');
  const recipients = receiver.messages.map(recipientOf);
  expect(new Set(recipients).size).toBe(recipients.length);
  expect(new Set(receiver.messages.map(({ messageId }) => messageId)).size).toBe(recipients.length);
  expect(rows.every(({ notices }) => notices === 2)).toBe(true);
  return Object.fromEntries(rows.map(({ state }) => [state, rows.filter((row) => row.state === state).length]));
}

/** What the crash leaves, and what stands there when other senders have done all they may do by themselves. */
it.each([
  ['mail-composed', { waiting: 1 }, { sent: 3 }, 3],
  ['mail-claimed', { waiting: 3 }, { sent: 3 }, 3],
  ['mail-handing-over', { 'handing-over': 1, waiting: 2 }, { uncertain: 1, sent: 2 }, 2],
  ['mail-handed-over', { 'handing-over': 1, waiting: 2 }, { uncertain: 1, sent: 2 }, 3],
] as const)('a sender killed at %s leaves %o, which becomes %o', async (crashPoint, left, inTheEnd, received) => {
  for (const [index, account] of everybody().entries()) {
    await room.prefers(account, `reader-${index}@example.vn`);
    await room.tell(account);
    await room.tell(account);
  }

  expect((await roundInProcess(crashPoint)).signal).toBe('SIGKILL');
  expect(await holdsWhatWasPromised()).toEqual(left);
  // Whoever has a mail in hand may still live: nobody else touches it.
  await room.round(receiver.url);
  const meanwhile = await holdsWhatWasPromised();
  room.running.clock.moveTo(new Date(room.running.clock.now().getTime() + lease));
  expect((await roundInProcess()).signal).toBeNull();

  expect(await holdsWhatWasPromised()).toEqual(inTheEnd);
  expect(receiver.messages).toHaveLength(received);
  expect(meanwhile['sent']).toBe(crashPoint === 'mail-composed' ? 3 : 2);
  expect(await room.sql('select count(*)::integer as count from notice where mail_id is null')).toEqual([{ count: 0 }]);
}, 60_000);

it('goes again, with the same id, when an administrator wants an uncertain one sent again', async () => {
  const { clerk, administrator } = room.office;
  await room.prefers(clerk.actor.accountId, 'clerk@example.vn');
  await room.tell(clerk.actor.accountId);
  await roundInProcess('mail-handed-over');
  room.running.clock.moveTo(new Date(room.running.clock.now().getTime() + lease));
  await room.round(receiver.url);

  const service = room.service(receiver.url);
  const { entries: [lost] } = await service.lost({ limit: 10 });
  expect(lost).toMatchObject({ state: 'uncertain', reason: 'abandoned' });
  await service.sendAgain(lost!.id, administrator.actor);
  await service.send(new AbortController().signal);
  expect((await room.mails()).map(({ state }) => state)).toEqual(['sent']);
  expect(receiver.messages.map(({ messageId }) => messageId)).toEqual([`<${lost!.id}@example.vn>`, `<${lost!.id}@example.vn>`]);
}, 60_000);

it('lets several senders work at once, each e-mail by one of them', async () => {
  const accounts = [room.office.clerk, room.office.secretary, room.office.otherSecretary, room.office.inspector, room.office.administrator].map(({ actor }) => actor.accountId);
  for (const [index, account] of accounts.entries()) {
    await room.prefers(account, `reader-${index}@example.vn`);
    await room.tell(account);
    await room.tell(account);
  }
  const rounds = await Promise.all(Array.from({ length: 4 }, () => room.round(receiver.url)));
  expect(rounds.reduce((sum, { done }) => sum + done, 0)).toBe(5);
  expect(await holdsWhatWasPromised()).toEqual({ sent: 5 });
  expect(receiver.messages).toHaveLength(5);
});
