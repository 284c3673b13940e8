import { randomUUID } from 'node:crypto';
import { InboxService, type NoticePreferences } from '../../src/inbox/inbox.service.js';
import { Database, type Statements } from '../../src/platform/database/database.js';
import { useApplication } from '../http/support/application.js';
import { enterInboxCase, type InboxCase } from '../support/inbox-case.js';

const running = useApplication();
let inbox: InboxCase;
let service: InboxService;
let account: string;
let rungs = 0;

const wanted: NoticePreferences = { email: 'bithu@example.vn', digest: 'at-once', language: 'vi', quietFrom: '20:00', quietUntil: '06:30' };
const at = (time: string, day = '2024-10-25') => new Date(`${day}T${time}:00+07:00`);
const due = async (now: Date) => (await service.accountsWithUnmailed(now, 10)).includes(account);
const tell = (changed = {}) => inbox.post(inbox.notice({ rung: `overdue-${(rungs += 1)}`, kind: 'limit-overdue', ...changed }));
const transaction = <T>(work: (on: Statements) => Promise<T>) => running.application.get(Database).transaction(work);

/** As the room of e-mails does it. */
async function mail(on: Statements, now: Date): Promise<number> {
  const notices = await service.unmailed(on, account, 100);
  if (notices.length === 0) return 0;
  const id = randomUUID();
  await on.query('test-mail', `insert into mail (id, account_id, state, created_at, attempts, next_at) values ($1, $2, 'sent', $3, 0, $3)`, [id, account, now]);
  await service.markMailed(on, notices.map((one) => one.id), id);
  return notices.length;
}

beforeAll(async () => {
  running.clock.moveTo(at('09:00'));
  inbox = await enterInboxCase(running);
  service = running.application.get(InboxService);
  account = inbox.office.secretary.actor.accountId;
});
beforeEach(async () => {
  await service.prefer(account, { ...wanted, digest: 'none' });
  running.clock.moveTo(new Date(running.clock.now().getTime() + 1000));
  await service.prefer(account, wanted);
});

describe('who is due an e-mail', () => {
  it('is nobody who wants none, and nobody for what was told before', async () => {
    await service.prefer(account, { ...wanted, digest: 'none' });
    await tell();
    expect(await due(at('10:00'))).toBe(false);
    running.clock.moveTo(new Date(running.clock.now().getTime() + 1000));
    await service.prefer(account, wanted);
    expect(await due(at('10:00'))).toBe(false);
    await tell();
    expect(await due(at('10:00'))).toBe(true);
    expect(await transaction((on) => mail(on, at('10:00')))).toBe(1);
  });

  it('is left in peace in the quiet hours, also over midnight', async () => {
    await tell();
    expect(await Promise.all(['19:59', '20:00', '23:59', '00:00', '06:29', '06:30'].map((time) => due(at(time))))).toEqual([true, false, false, false, false, true]);
    await service.prefer(account, { ...wanted, quietFrom: '11:30', quietUntil: '13:00' });
    expect(await Promise.all(['11:29', '11:30', '12:59', '13:00', '00:00'].map((time) => due(at(time))))).toEqual([true, false, false, true, true]);
    await service.prefer(account, { ...wanted, quietFrom: '00:00', quietUntil: '00:00' });
    expect(await due(at('00:00'))).toBe(true);
    await transaction((on) => mail(on, at('10:00')));
  });

  it('gets a digest once a day, or once a week from Monday on, half an hour after the rungs of the morning at the earliest', async () => {
    for (const [digest, next] of [['daily', '2024-10-26'], ['weekly', '2024-10-28']] as const) {
      await service.prefer(account, { ...wanted, digest, quietFrom: '00:00', quietUntil: '00:00' });
      await tell();
      await transaction((on) => mail(on, at('10:00')));
      await tell();
      expect([digest, await due(at('23:00'))]).toEqual([digest, false]);
      if (digest === 'weekly') expect(await due(at('23:00', '2024-10-27'))).toBe(false);
      expect([digest, await due(at('07:29', next)), await due(at('07:30', next))]).toEqual([digest, false, true]);
    }
  });

  it('is nobody who has read it in the program', async () => {
    await tell();
    const { application } = running;
    await application.get(Database).query('test-read', 'update notice set read_at = now() where account_id = $1', [account]);
    expect(await due(at('10:00'))).toBe(false);
  });
});

it('one of two who ask at once finds everything mailed by the other', async () => {
  await tell();
  await tell();
  const mailed = await Promise.all([1, 2].map(() => transaction((on) => mail(on, at('10:00')))));
  expect(mailed.sort()).toEqual([0, 2]);
});

it('says in an e-mail no name of a person, in the language that was asked for', async () => {
  await tell();
  const notices = await transaction((on) => service.unmailed(on, account, 10));
  const [vietnamese] = await service.sentencesOf(notices, 'vi');
  const [english] = await service.sentencesOf(notices, 'en');
  expect(vietnamese).toMatchObject({ caseId: inbox.caseId, standing: 'open', text: `Hạn quyết định kết nạp: thứ Tư, 30/10/2024 (còn 5 ngày, trong đó 3 ngày làm việc), hồ sơ ${inbox.number}, Chi bộ thôn Một.` });
  expect(english?.text).toMatch(/Wednesday, 30 October 2024 \(5 days left, 3 of them working days\)/);
  expect(await service.preferencesOf([account, inbox.office.clerk.actor.accountId])).toEqual(new Map([[account, wanted], [inbox.office.clerk.actor.accountId, { digest: 'none', language: 'vi', quietFrom: '20:00', quietUntil: '06:30' }]]));
});
