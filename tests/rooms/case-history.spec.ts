import pg from 'pg';
import { VerificationService } from '../../src/audit/verification.service.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { useApplication } from '../http/support/application.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
let office: PartyOffice;
let cases: CasesService;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  cases = running.application.get(CasesService);
});

/** A case followed through the first steps of the lawful road. */
async function aRecordedCase(steps: number): Promise<string> {
  const { actor } = office.clerk;
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), actor);
  for (const [step, on] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, on), actor);
  return event.caseId;
}

/** Runs SQL as a role of the test's own choosing. */
async function asRole(role: string, sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ ...running.database, user: role });
  await client.connect();
  try {
    await client.query('set search_path = lotrinh, public');
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
}
const asApplication = (sql: string) => asRole('lotrinh_app', sql);
const asSuperuser = (sql: string, values: unknown[] = []) => asRole('postgres', sql, values);

describe('the history of cases', () => {
  it.each(['case_event', 'refused_attempt', 'idempotency_key'])('lets the application add to %s and read it, and nothing else', async (table) => {
    await aRecordedCase(1);
    await expect(asApplication(`select count(*) from ${table}`)).resolves.toBeDefined();
    const column = table === 'idempotency_key' ? 'key' : 'case_id';
    await expect(asApplication(`update ${table} set ${column} = ${column}`)).rejects.toMatchObject({ code: '42501' });
    await expect(asApplication(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' });
    await expect(asApplication(`truncate ${table} cascade`)).rejects.toMatchObject({ code: '42501' });
    await expect(asApplication(`alter table ${table} disable trigger all`)).rejects.toMatchObject({ code: '42501' });
  });

  it('lets the application change what is derived of a case, but neither its person, its number nor its procedure', async () => {
    for (const column of ['subject', 'number', 'procedure', 'demo', 'id']) {
      await expect(asApplication(`update case_file set ${column} = ${column}`)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(asApplication('delete from case_file')).rejects.toMatchObject({ code: '42501' });
  });

  it('cannot fork: a second event after the same one is refused by the database itself', async () => {
    const id = await aRecordedCase(2);
    const copy = `insert into case_event select case_id, 9, type, payload, happened_on, recorded_at, account_id, person_id, office, organ_id, edition, document,
      computed, attested, procedure, definition_version, definition_hash, gen_random_uuid(), prev_hash, hash, branch_id from case_event where case_id = $1 and seq = 2`;
    await expect(asSuperuser(copy, [id])).rejects.toMatchObject({ constraint: 'case_event_prev_hash_key' });
  });

  it('keeps refused attempts with their reasons, and no event', async () => {
    const id = await aRecordedCase(1);
    await expect(cases.record(id, 'record-branch-vote', office.command('record-branch-vote', '2024-08-05'), office.clerk.actor)).rejects.toMatchObject({ status: 422 });
    const { rows } = await asSuperuser('select step, refusals from refused_attempt where case_id = $1', [id]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows[0])).toContain('certificate-missing');
    const events = await asSuperuser('select count(*)::int as count from case_event where case_id = $1', [id]);
    expect(events.rows[0]).toEqual({ count: 2 });
  });

  it('replays instead of trusting a state that another definition left', async () => {
    const id = await aRecordedCase(3);
    await asSuperuser(`update case_file set definition_hash = repeat('0', 64), place = '"refused"' where id = $1`, [id]);
    const { state } = await cases.get(id, office.clerk.actor);
    expect(state.place).toMatchObject({ preparingDossier: { record: 'awaitingApplication' } });
  });
});

describe('verification', () => {
  const verify = async (id: string) => (await running.application.get(VerificationService).verifyCase(id))?.faults[0];

  it('finds nothing wrong with a record nobody touched', async () => {
    const id = await aRecordedCase(wholeRoad.length);
    expect(await verify(id)).toBeUndefined();
    expect(await running.application.get(VerificationService).verifyCase('HS-999999')).toBeUndefined();
  });

  it.each([
    ['a changed payload', `update case_event set payload = jsonb_set(payload, '{helper}', '"somebody-else"') where case_id = $1 and seq = 2`, { kind: 'event-altered', seq: 2 }],
    ['a changed day', `update case_event set happened_on = happened_on + 1 where case_id = $1 and seq = 3`, { kind: 'event-altered', seq: 3 }],
    ['another author', `update case_event set office = 'secretary' where case_id = $1 and seq = 3`, { kind: 'event-altered', seq: 3 }],
    ['a dropped rule', `update case_event set computed = '{}' where case_id = $1 and seq = 3`, { kind: 'event-altered', seq: 3 }],
    ['a deleted event', `delete from case_event where case_id = $1 and seq = 3`, { kind: 'event-missing', seq: 3 }],
    ['a truncated tail', `delete from case_event where case_id = $1 and seq = 5`, { kind: 'event-missing', seq: 5 }],
    ['a rewritten hash', `update case_event set hash = repeat('a', 64) where case_id = $1 and seq = 2`, { kind: 'event-altered', seq: 2 }],
    ['a broken link', `update case_event set prev_hash = repeat('b', 64) where case_id = $1 and seq = 4`, { kind: 'link-broken', seq: 4 }],
    ['a changed state', `update case_file set place = '"fullMember"' where id = $1`, { kind: 'file-differs', field: 'place' }],
    ['changed facts', `update case_file set facts = facts || '{"helper": "x"}' where id = $1`, { kind: 'file-differs', field: 'facts' }],
    ['a moved due day', `update deadline set due_on = due_on + 1 where case_id = $1 and key = 'certificate-expires'`, { kind: 'deadlines-differ', field: 'certificate-expires' }],
  ])('names %s', async (_, damage, fault) => {
    const id = await aRecordedCase(4);
    await asSuperuser(damage, [id]);
    expect(await verify(id)).toMatchObject(fault);
  });

  it('names two events that were swapped', async () => {
    const id = await aRecordedCase(4);
    await asSuperuser(`update case_event set seq = 20 where case_id = $1 and seq = 3`, [id]);
    await asSuperuser(`update case_event set seq = 3 where case_id = $1 and seq = 4`, [id]);
    await asSuperuser(`update case_event set seq = 4 where case_id = $1 and seq = 20`, [id]);
    expect(await verify(id)).toMatchObject({ kind: 'link-broken', seq: 3 });
  });

  it('finds every faulty case among many and goes on', async () => {
    const { faults, cases: checked } = await running.application.get(VerificationService).verifyAll();
    expect(checked).toBeGreaterThan(12);
    expect(faults.length).toBeGreaterThanOrEqual(12);
  });
});
