import pg from 'pg';
import { findProcedure } from '../../workflows/index.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { DefinitionCheckService } from '../../src/cases/definition-check.service.js';
import { pinOf } from '../../src/cases/definitions.js';
import { useApplication } from '../http/support/application.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
let office: PartyOffice;
const pin = pinOf(findProcedure('admission')!);
const another = { version: '0.9.0', hash: '0'.repeat(64) };

beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});
afterEach(() => asSuperuser('truncate lotrinh.case_file cascade'));

async function asSuperuser(sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ ...running.database, options: '-c search_path=lotrinh,public' });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** A case as another definition has recorded it, from an event on. */
async function aCase(steps: number, otherFrom?: number): Promise<{ id: string; number: string }> {
  const [{ actor }, cases] = [office.clerk, running.application.get(CasesService)];
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), actor);
  for (const [step, on] of wholeRoad.slice(0, steps)) await cases.record(event.caseId, step, office.command(step, on), actor);
  if (otherFrom !== undefined) {
    await asSuperuser('update case_event set definition_version = $2, definition_hash = $3 where case_id = $1 and seq >= $4', [event.caseId, another.version, another.hash, otherFrom]);
    await asSuperuser('update case_file set definition_version = $2, definition_hash = $3 where id = $1', [event.caseId, another.version, another.hash]);
  }
  return { id: event.caseId, number: (await cases.get(event.caseId, actor)).file.number };
}
const check = () => running.application.get(DefinitionCheckService).check();
const all = () =>
  asSuperuser(`select (select md5(string_agg(c::text, ',' order by id)) from case_file c) as files, (select md5(string_agg(e::text, ',' order by case_id, seq)) from case_event e) as events, (select md5(string_agg(d::text, ',' order by case_id, key)) from deadline d) as limits`);
const [mine, others] = [{ procedure: 'admission', version: pin.version, hash: pin.hash, running: true }, { procedure: 'admission', ...another, running: false }];

it('finds nothing in cases that lead where they led, grouped by the definition that recorded their newest event', async () => {
  for (const steps of [0, 3, 10]) await aCase(steps);
  await aCase(4, 3);
  const shown: unknown[] = [];
  const found = await running.application.get(DefinitionCheckService).check((...far) => shown.push(far));
  expect(found).toMatchObject({ cases: 4, events: 21 });
  expect(found.definitions.toSorted((a, b) => b.cases - a.cases)).toEqual([{ ...mine, cases: 3, differing: [] }, { ...others, cases: 1, differing: [] }]);
  expect(shown.at(-1)).toEqual([4, 4]);
});

it('tells every column that would come out otherwise, and writes nothing', async () => {
  await aCase(3);
  const { id, number } = await aCase(4, 1);
  await asSuperuser(`update case_file set place = '"gone"', state = 'gone', states = '{gone}', facts = facts || '{"helper": "x"}', waiting_since = waiting_since - 1 where id = $1`, [id]);
  await asSuperuser('delete from deadline where case_id = $1', [id]);
  await asSuperuser('update case_event set branch_id = $2 where case_id = $1 and seq = 2', [id, office.otherBranch]);
  const before = await all();
  expect((await check()).definitions).toEqual(
    expect.arrayContaining([
      { ...mine, cases: 1, differing: [] },
      { ...others, cases: 1, differing: [{ caseId: id, number, kind: 'would-differ', fields: ['place', 'facts', 'state', 'states', 'waiting_since', 'deadlines', 'branch_id'] }] },
    ]),
  );
  expect(await all()).toEqual(before);
});

it('names the event that can no longer be read and the fields of it, under the definition that recorded it', async () => {
  const { id, number } = await aCase(4, 4);
  await asSuperuser(`update case_event set payload = payload - 'helper' where case_id = $1 and seq = 2`, [id]);
  expect((await check()).definitions).toEqual([{ ...mine, cases: 1, differing: [{ caseId: id, number, kind: 'event-unreadable', seq: 2, type: 'CandidateListed', fields: ['#/helper'] }] }]);
});

it('names the event that the order of steps no longer knows there', async () => {
  const { id, number } = await aCase(4, 5);
  const [{ payload }] = (await asSuperuser('select payload from case_event where case_id = $1 and seq = 4', [id])) as [{ payload: object }];
  await asSuperuser(`update case_event set type = 'TrainingCertified', payload = $2 where case_id = $1 and seq = 2`, [id, payload]);
  const found = await check();
  expect(found.definitions).toEqual([{ ...mine, cases: 1, differing: [{ caseId: id, number, kind: 'event-out-of-order', seq: 2, type: 'TrainingCertified' }] }]);
});

it('leaves a broken chain and a procedure that it does not know to others, but counts them', async () => {
  const [broken, foreign] = [await aCase(4), await aCase(2)];
  await asSuperuser('delete from case_event where case_id = $1 and seq = 3', [broken.id]);
  await asSuperuser(`update case_file set procedure = 'of-another-program' where id = $1`, [foreign.id]);
  const { definitions } = await check();
  expect(definitions).toHaveLength(2);
  expect(definitions.flatMap(({ running: runs, differing }) => differing.map(({ caseId, kind }) => [runs, caseId, kind]))).toEqual(
    expect.arrayContaining([
      [true, broken.id, 'history-broken'],
      [false, foreign.id, 'procedure-unknown'],
    ]),
  );
});
