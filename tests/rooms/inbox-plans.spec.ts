import type pg from 'pg';
import { useApplication } from '../http/support/application.js';
import { asSuperuser, enterInboxCase, type InboxCase } from '../support/inbox-case.js';
import { noticesAfter } from '../../src/inbox/notice-stream.repository.js';
import { seenNotices } from '../../src/inbox/notices.repository.js';

// Before the database of the test is dropped.
afterAll(() => admin.end());
const running = useApplication();
let inbox: InboxCase;
let admin: pg.Client;

// A year of notices to two hundred accounts, most of them read.
beforeAll(async () => {
  inbox = await enterInboxCase(running);
  admin = await asSuperuser(running.database);
  await admin.query(`insert into account (id, name, password_hash, created_at) select gen_random_uuid(), 'many-' || n, '!', now() from generate_series(1, 200) n`);
  await admin.query(
    `insert into notice (account_id, kind, case_id, key, due_on, rung, rungs, organ_id, reason, created_at, read_at)
     select a.id, 'limit-ahead', $1, 'committee-decision-due', date '2024-01-01' + n, 'before-3', '{before-3}', $2, 'officers', now(), case when n % 20 > 0 then now() end
       from account a cross join generate_series(1, 250) n`,
    [inbox.caseId, inbox.office.branch],
  );
  await admin.query('analyze');
});

const account = () => inbox.office.secretary.actor.accountId;
async function plan(sql: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await admin.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${sql}`, [...values]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

it.each<readonly [string, () => readonly [string, readonly unknown[]], string]>([
  ['the newest notices', () => [`${seenNotices} order by n.id desc limit $4`, ['2024-10-25', '{}', account(), 51]], 'notice_inbox'],
  ['how many are unread', () => ['select count(*) from notice where account_id = $1 and read_at is null', [account()]], 'notice_unread'],
  ['what follows in a stream', () => [noticesAfter, ['2024-10-25', '{}', account(), '700', 5, 50]], 'notice_stream'],
])('finds %s by an index', async (_, statement, index) => {
  const [sql, values] = statement();
  const found = await plan(sql, values);
  expect(found).toContain(index);
  expect(found).not.toContain('Seq Scan on notice');
});
