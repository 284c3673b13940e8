import { setTimeout as pause } from 'node:timers/promises';
import { CasesService } from '../../src/cases/cases.service.js';
import { JobQueue } from '../../src/platform/queue/queue.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice, officePassword, type Officer, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
const tables = new LimitTables(running.database);
let office: PartyOffice;
beforeAll(async () => void (office = await enterPartyOffice(running.application)));
afterEach(() => tables.sql('delete from deadline'));

async function askAs(officer: Officer, method: 'GET' | 'PUT', url: string, payload?: object) {
  const { token } = await running.identity.signIn({ account: officer.account, password: officePassword, kind: 'program', address: '::1' });
  return running.ask({ method, url: `/api/v1/organisations/${url}`, headers: { authorization: `Bearer ${token}` }, ...(payload && { payload }) });
}
const wish = (officer: Officer, organ: string, daysBefore: number[], purpose = 'legal') => askAs(officer, 'PUT', `${organ}/reminders`, { purpose, daysBefore });
const ring = () => running.application.get(RemindersService).ring(new AbortController().signal);

async function aLimit(dueOn: string, ringAt: string): Promise<string> {
  const { event } = await running.application.get(CasesService).open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  await tables.put(event.caseId, [{ dueOn, ringAt }]);
  return event.caseId;
}

it('adds days for an organ and all below it, takes none away, and keeps what was asked for', async () => {
  expect((await wish(office.clerk, office.commune, [20, 20, 5])).status).toBe(204);
  expect((await wish(office.secretary, office.branch, [1])).status).toBe(204);
  const { body } = await askAs(office.secretary, 'GET', `${office.branch}/reminders`);
  expect(body).toEqual({
    ladders: [
      { purpose: 'legal', daysBefore: [30, 20, 10, 5, 3, 1], ofProgram: [30, 10, 3], own: [1], ofSuperiors: [20, 5] },
      { purpose: 'service', daysBefore: [10, 3], ofProgram: [10, 3], own: [], ofSuperiors: [] },
      { purpose: 'reminder', daysBefore: [30, 10, 3], ofProgram: [30, 10, 3], own: [], ofSuperiors: [] },
    ],
  });
  expect((await wish(office.clerk, office.commune, [])).status).toBe(204);
  expect((await askAs(office.secretary, 'GET', `${office.branch}/reminders`)).body).toMatchObject({ ladders: [{ daysBefore: [30, 10, 3, 1] }, {}, {}] });
  const { body: history } = await askAs(office.clerk, 'GET', `${office.commune}/reminders/history`);
  expect(history).toMatchObject({ entries: [{ daysBefore: [], recordedBy: office.clerk.actor.accountId }, { daysBefore: [20, 5] }] });
  expect(await askAs(office.clerk, 'GET', `${office.commune}/reminders/history?limit=1`)).toMatchObject({ body: { next: expect.any(String) } });
});

it('is asked for by who records there or above, or runs the system, and by nobody else', async () => {
  const other = await enterPartyOffice(running.application);
  const [own, above, admin] = [await wish(office.secretary, office.branch, [7]), await wish(office.clerk, office.otherBranch, [7]), await wish(office.administrator, office.branch, [7])];
  expect([own.status, above.status, admin.status]).toEqual([204, 204, 204]);
  for (const [officer, organ] of [[office.secretary, office.commune], [office.secretary, office.otherBranch], [office.inspector, office.branch], [other.clerk, office.branch]] as const) {
    expect((await wish(officer, organ, [7])).status).toBe(403);
  }
  expect((await askAs(other.clerk, 'GET', `${office.branch}/reminders`)).status).toBe(403);
  expect((await wish(office.secretary, '00000000-0000-4000-8000-0000000000aa', [7])).status).toBe(404);
  for (const wrong of [[0], [366], [1.5], Array.from({ length: 13 }, (_, n) => n + 1)]) expect((await wish(office.secretary, office.branch, wrong)).status).toBe(400);
  expect((await wish(office.secretary, office.branch, [1], 'unheard-of')).status).toBe(400);
});

it('plans limits anew that are far from their next rung, in bounded steps', async () => {
  const [caseId, late] = [await aLimit('2026-09-10', '2026-09-07T00:00:00Z'), await aLimit('2026-08-01', '2026-08-30')];
  running.clock.moveTo(new Date('2026-09-01T08:00:00+07:00'));
  await tables.sql(`insert into rung_claim select case_id, key, due_on, rung, now(), 1 from deadline, unnest(array['before-30', 'before-10']) rung where case_id = $1`, [caseId]);
  await tables.sql('update deadline set ring_at = $1 where case_id = $2', ['2026-10-01', late]);
  expect((await ring()).done).toBe(0);
  await wish(office.clerk, office.commune, [8, 20]);
  await ring();
  // The day of the earlier one has passed, and the rung that was told since has told of the limit.
  expect((await tables.claims(caseId)).map(({ rung }) => rung).sort()).toEqual(['before-10', 'before-30']);
  expect(await tables.ringsAt(caseId)).toBe('2026-09-02T00:00:00.000Z');
  expect(await tables.ringsAt(late)).toBe('2026-10-01T00:00:00.000Z');
  expect(await tables.sql('select from reminder_policy where planned_at is null')).toEqual([]);
  running.clock.moveTo(new Date('2026-09-02T07:00:00+07:00'));
  await ring();
  expect((await tables.claims(caseId)).map(({ rung }) => rung).sort()).toEqual(['before-10', 'before-30', 'before-8']);
});

it('wishes ring at once for the round that looks at them, once for however many', async () => {
  const queue = running.application.get(JobQueue);
  for (const days of [15, 16]) expect((await wish(office.clerk, office.commune, [days])).status).toBe(204);
  for (let waited = 0; waited < 100 && (await queue.counts()).waiting === 0; waited += 1) await pause(50);
  expect((await queue.counts()).waiting).toBe(1);
});
