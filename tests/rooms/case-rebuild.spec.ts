import pg from 'pg';
import { VerificationService } from '../../src/audit/verification.service.js';
import { CaseRebuildService } from '../../src/cases/case-rebuild.service.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { useApplication } from '../http/support/application.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});

async function asSuperuser(sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ ...running.database, options: '-c search_path=lotrinh,public' });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function aRecordedCase(steps: number): Promise<string> {
  const [{ actor }, cases] = [office.clerk, running.application.get(CasesService)];
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), actor);
  for (const [step, on] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, on), actor);
  return event.caseId;
}
const verify = async (id: string) => (await running.application.get(VerificationService).verifyCase(id))?.faults[0];
const rebuild = () => running.application.get(CaseRebuildService).all();

const damages: readonly (readonly [column: string, sql: string, fault: object])[] = [
  ['state', `update case_file set state = 'refused' where id = $1`, { kind: 'file-differs', field: 'state' }],
  ['states', `update case_file set states = '{refused}' where id = $1`, { kind: 'file-differs', field: 'states' }],
  ['closed', `update case_file set closed = not closed where id = $1`, { kind: 'file-differs', field: 'closed' }],
  ['waiting_since', `update case_file set waiting_since = waiting_since - 1 where id = $1`, { kind: 'file-differs', field: 'waiting_since' }],
  ['due_key', `update case_file set due_key = 'other' where id = $1`, { kind: 'file-differs', field: 'due' }],
  ['due_on', `update case_file set due_on = due_on - 1 where id = $1`, { kind: 'file-differs', field: 'due' }],
  ['papers', `update case_file set papers = papers || '{"99": null}' where id = $1`, { kind: 'file-differs', field: 'papers' }],
  ['place', `update case_file set place = '"refused"' where id = $1`, { kind: 'file-differs', field: 'place' }],
  ['facts', `update case_file set facts = facts || '{"helper": "x"}' where id = $1`, { kind: 'file-differs', field: 'facts' }],
  ['a time limit', `delete from deadline where case_id = $1`, { kind: 'deadlines-differ' }],
];

it('changes nothing on a sound database', async () => {
  for (const steps of [0, 4, 10, wholeRoad.length]) await aRecordedCase(steps);
  const all = 'select md5(string_agg(c::text, $$,$$ order by id)) from case_file c';
  const before = await asSuperuser(all);
  expect(await rebuild()).toEqual({ cases: 4, differed: 0, leftAlone: 0, limits: { missing: 0, superfluous: 0, 'last-day': 0, otherwise: 0 } });
  expect(await asSuperuser(all)).toEqual(before);
});

it.each(damages)('finds a difference in %s and puts it right', async (_, sql, fault) => {
  const id = await aRecordedCase(4);
  await asSuperuser(sql, [id]);
  expect(await verify(id)).toMatchObject(fault);
  expect(await rebuild()).toMatchObject({ differed: 1, leftAlone: 0 });
  expect(await verify(id)).toBeUndefined();
});

it('tells of a branch that an event did not have, which nobody may change', async () => {
  const id = await aRecordedCase(2);
  await asSuperuser('update case_event set branch_id = $2 where case_id = $1 and seq = 2', [id, office.otherBranch]);
  expect(await verify(id)).toMatchObject({ kind: 'file-differs', seq: 2, field: 'branch_id' });
  await asSuperuser('update case_event set branch_id = $2 where case_id = $1 and seq = 2', [id, office.branch]);
});

it('derives after an upgrade what another definition left, and only that', async () => {
  const [old, other] = [await aRecordedCase(3), await aRecordedCase(3)];
  await asSuperuser(`update case_file set definition_hash = repeat('0', 64), states = '{gone}', state = 'gone', place = '"gone"' where id = $1`, [old]);
  expect(await verify(old)).toMatchObject({ kind: 'derived-by-another-version', field: 'place' });
  const service = running.application.get(CaseRebuildService);
  expect(await service.afterUpgrade()).toMatchObject({ cases: 1, differed: 1, leftAlone: 0 });
  expect([await verify(old), await verify(other)]).toEqual([undefined, undefined]);
  expect(await service.afterUpgrade()).toMatchObject({ cases: 0, differed: 0, leftAlone: 0 });
});

it('counts time limits anew after an upgrade that brings other days off, once', async () => {
  const id = await aRecordedCase(10);
  const service = running.application.get(CaseRebuildService);
  await service.afterUpgrade();
  await asSuperuser(`update deadline set due_on = due_on + 1, provisional = true where case_id = $1 and key = 'committee-decision-due'`, [id]);
  // What no version explains is left for whoever verifies.
  expect(await service.afterUpgrade()).toMatchObject({ cases: 0, differed: 0 });
  expect(await verify(id)).toMatchObject({ kind: 'deadlines-differ' });
  await asSuperuser(`update working_calendar set program = 'another'`);
  expect(await service.afterUpgrade()).toMatchObject({ differed: 1, leftAlone: 0, limits: { 'last-day': 1 } });
  expect(await verify(id)).toBeUndefined();
  expect(await service.afterUpgrade()).toMatchObject({ cases: 0, differed: 0 });
});

it('leaves the person as another case has left them since', async () => {
  const id = await aRecordedCase(wholeRoad.length);
  const memberSince = async () => (await asSuperuser('select p.full_member_since::text as since from person p join case_file c on c.subject = p.id where c.id = $1', [id]))[0];
  const official = await memberSince();
  expect(official).toEqual({ since: '2025-10-01' });
  for (const [since, after] of [[null, official], ['2019-05-19', { since: '2019-05-19' }]] as const) {
    await asSuperuser(`update case_file set facts = facts - 'officialFrom' where id = $1`, [id]);
    await asSuperuser('update person set full_member_since = $2 where id = (select subject from case_file where id = $1)', [id, since]);
    expect(await rebuild()).toMatchObject({ differed: 1 });
    expect(await memberSince()).toEqual(after);
  }
});

it('leaves a case alone whose history is broken, so that nothing planted becomes its state', async () => {
  const id = await aRecordedCase(4);
  await asSuperuser('delete from case_event where case_id = $1 and seq = 5', [id]);
  expect(await rebuild()).toMatchObject({ differed: 0, leftAlone: 1 });
  expect(await verify(id)).toMatchObject({ kind: 'event-missing', seq: 5 });
});
