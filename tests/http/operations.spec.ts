import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { CasesService } from '../../src/cases/cases.service.js';
import { Readiness } from '../../src/platform/health/readiness.js';
import { PostgresBackend } from '../../src/platform/queue/postgres-backend.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';
import { useApplication } from './support/application.js';

const token = 'a-token-for-the-tests-1234';
const running = useApplication({ METRICS_TOKEN: token });
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  await new PostgresBackend(running.database).prepare();
  running.application.get(Readiness).begin(running.clock.now());
});

const look = (url = '', account = office.administrator.account) => running.askAs(account, { url: `/api/v1/operations${url}` });
async function sql(text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ ...running.database, user: 'postgres', options: '-c search_path=lotrinh,public' });
  await client.connect();
  await client.query(text, values).finally(() => client.end());
}
async function awaitingDecision(): Promise<string> {
  const cases = running.application.get(CasesService);
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.secretary.actor);
  for (const [step, on] of wholeRoad.slice(0, 12)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
  return event.caseId;
}
const at = (minutesAgo: number) => new Date(running.clock.now().getTime() - minutesAgo * 60_000);
const swept = (minutesAgo: number) => sql(`insert into sweep_run (job, began_at, ended_at, done, truncated) values ('sweep-deadlines', $1, $2, 3, true)`, [at(minutesAgo + 1), at(minutesAgo)]);

interface State {
  readonly inOrder: boolean;
  readonly parts: readonly { readonly part: string; readonly state: string; readonly sentence: string }[];
}
const partOf = async (part: string) => ((await look()).body as unknown as State).parts.find((one) => one.part === part);

describe('how the work goes', () => {
  it.each([undefined, 4000])('says for some minutes only that it has just started, when the newest sweep was %s minutes ago', async (minutesAgo) => {
    if (minutesAgo !== undefined) await swept(minutesAgo);
    expect(await partOf('worker')).toMatchObject({ state: 'behind', sentence: expect.stringContaining('vừa khởi động') as string });
  });

  it('says that no worker has been seen, and what to do', async () => {
    await sql('delete from sweep_run');
    running.clock.moveTo(at(-7));
    expect(await partOf('worker')).toMatchObject({ state: 'broken', sentence: expect.stringMatching(/trong 7 phút qua. Hãy khởi động lại lotrinh/) as string });
  });

  it('is in order after a sweep, and says so in English too', async () => {
    await swept(1);
    const { body } = await running.askAs(office.administrator.account, { url: '/api/v1/operations', headers: { 'accept-language': 'en' } });
    expect(body).toMatchObject({ inOrder: true, rounds: [{ job: 'sweep-deadlines', label: 'Sweep of time limits and reminders', seconds: 60, done: 3, truncated: true }], jobs: { failed: 0, waiting: 0 } });
    expect((body as unknown as State).parts.map(({ sentence }) => sentence)[0]).toBe('Running; the newest sweep ended 1 min ago.');
  });

  it('misses a worker whose newest sweep is old', async () => {
    await sql('delete from sweep_run');
    await swept(17);
    expect(await partOf('worker')).toMatchObject({ state: 'broken', sentence: expect.stringContaining('17 phút') as string });
  });

  it('tells how far reminders are behind, and who waits for nobody', async () => {
    const id = await awaitingDecision();
    await sql('update deadline set ring_at = $2 where case_id = $1', [id, at(42)]);
    await sql(`insert into rung_claim (case_id, key, due_on, rung, claimed_at, told) values ($1, 'committee-decision-due', '2026-08-20', 'before-10', $2, 0)`, [id, at(3)]);
    expect(await partOf('people')).toMatchObject({ state: 'behind', sentence: expect.stringContaining('1 lần nhắc') as string });
    expect((await look('/untold-rungs')).body).toMatchObject({ entries: [{ case: { id }, key: 'committee-decision-due', label: expect.stringContaining('Hạn') as string, dueOn: '2026-08-20', rung: 'before-10' }] });
  });

  it('counts what was given up for programs that are still to be told, as the list has it', async () => {
    const [branch, still, ended] = [office.branch, randomUUID(), randomUUID()];
    const { accountId } = office.administrator.actor;
    await sql(`insert into webhook (id, organ_id, url, secret, events, account_id, created_at, ended_at) values ($1, $3, 'http://x/', 'x', '{}', $4, $5, null), ($2, $3, 'http://x/', 'x', '{}', $4, $5, $5)`, [still, ended, branch, accountId, at(9)]);
    const given = `insert into webhook_delivery (id, webhook_id, event, payload, state, created_at, attempts, next_at, settled_at) values (gen_random_uuid(), $1, 'deadline.missed', '{}', 'dead', $2, 12, $2, $2)`;
    await sql(given, [ended, at(9)]);
    expect([await partOf('webhooks'), (await look('/dead-deliveries')).body['entries']]).toMatchObject([{ state: 'in-order' }, []]);
    await sql(given, [still, at(9)]);
    expect([await partOf('webhooks'), (await look('/dead-deliveries')).body['entries']]).toMatchObject([{ state: 'behind' }, [{ webhook: still }]]);
  });

  it('says that e-mails cannot be sent before they are given up, and leaves alone what waits for its hour', async () => {
    const mail = (attempts: number, next: Date) => sql(`insert into mail (id, account_id, state, created_at, attempts, next_at) values (gen_random_uuid(), $1, 'waiting', $2, $3, $4)`, [office.clerk.actor.accountId, at(600), attempts, next]);
    await mail(0, at(-300));
    await mail(2, at(-3));
    expect(await partOf('mail')).toMatchObject({ state: 'in-order' });
    await mail(6, at(-30));
    await mail(1, at(61));
    expect(await partOf('mail')).toMatchObject({ state: 'broken', sentence: expect.stringContaining('Có 2 thư chờ đã lâu') as string });
    await sql('truncate mail cascade');
  });

  it('says that deliveries wait and nobody sends them', async () => {
    await sql(`update webhook_delivery set state = 'waiting'`);
    expect(await partOf('webhooks')).toMatchObject({ state: 'broken', sentence: expect.stringMatching(/Có 2 lần gửi đang chờ mà \d+ phút qua không gửi/) as string });
    await sql(`insert into sweep_run (job, began_at, ended_at, done, truncated) values ('deliver-webhooks', $1, $1, 0, false)`, [at(1)]);
    expect(await partOf('webhooks')).toMatchObject({ state: 'in-order' });
  });

  it('is measured for programs that watch', async () => {
    const { text } = await running.ask({ url: '/metrics', headers: { authorization: `Bearer ${token}` } });
    const value = (line: string) => Number(new RegExp(`^${line.replaceAll(/[{}]/g, '\\$&')} (.+)$`, 'm').exec(text)?.[1]);
    expect(value('lotrinh_rungs_untold{of="two_days"}')).toBe(1);
    expect(value('lotrinh_oldest_waiting_seconds{what="rung"}')).toBe(42 * 60);
    expect(value('lotrinh_round_age_seconds{job="sweep-deadlines"}')).toBe(17 * 60);
    expect(value('lotrinh_round_seconds{job="sweep-deadlines"}')).toBe(60);
    expect(value('lotrinh_queue_jobs{state="failed"}')).toBe(0);
    expect(value('lotrinh_deadlines{state="overdue"}')).toBeGreaterThan(0);
    expect(value('lotrinh_mail{state="dead"}')).toBe(0);
  });

  it.each(['', '/untold-rungs', '/failed-jobs', '/lost-mail', '/dead-deliveries'])('is for administrators only: %s', async (url) => {
    expect((await look(url, office.secretary.account)).status).toBe(403);
    expect((await running.ask({ url: `/api/v1/operations${url}` })).status).toBe(401);
    expect((await look(url)).status).toBe(200);
  });
});
