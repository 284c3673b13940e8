import fc from 'fast-check';
import pg from 'pg';
import { addDays, type IsoDate } from '../../workflows/index.js';
import { CaseRebuildService } from '../../src/cases/case-rebuild.service.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { Problem } from '../../src/platform/http/problem.js';
import { useApplication } from '../http/support/application.js';
import { lawful } from '../support/admission-case.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});

const rebuild = (only?: 'look') => running.application.get(CaseRebuildService).all(() => undefined, only);
const none = { missing: 0, superfluous: 0, 'last-day': 0, otherwise: 0 };

async function asSuperuser<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ ...running.database, options: '-c search_path=lotrinh,public' });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
/** All that derives of time limits; when one rings is not of them. */
const stored = () => asSuperuser(`select case_id, key, anchor, anchored_on::text, budget, extension, suspensions, unit, due_on::text, provisional, who_acts, purpose, rule, citation, miss_at is null as told from deadline order by case_id, key`);

async function aCase(steps: number): Promise<{ id: string; day: IsoDate }> {
  const cases = running.application.get(CasesService);
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  let day: IsoDate = '2024-01-05';
  for (const [step, on] of wholeRoad.slice(0, steps)) {
    await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
    day = on as IsoDate;
  }
  return { id: event.caseId, day };
}

/** Tells whether the step was recorded. */
async function attempt(id: string, step: string, on: IsoDate): Promise<boolean> {
  try {
    await running.application.get(CasesService).record(id, step, office.command(step, on), office.clerk.actor);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

it('stores after every random step the time limits that its events lead to', async () => {
  const names = Object.keys(lawful).toSorted();
  let recorded = 0;
  let limitsMet = 0;
  const steps = fc.array(fc.record({ step: fc.constantFrom(...names), later: fc.integer({ min: 0, max: 40 }) }), { minLength: 8, maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 3, max: wholeRoad.length }), steps, async (begun, tried) => {
      const { id, day: first } = await aCase(begun);
      let day = first;
      for (const { step, later } of tried) {
        if (!(await attempt(id, step, addDays(day, later)))) continue;
        day = addDays(day, later);
        recorded += 1;
        expect(await rebuild('look')).toMatchObject({ differed: 0, leftAlone: 0, limits: none });
      }
      limitsMet += (await asSuperuser(`select from deadline where case_id = '${id}'`)).length;
    }),
    { seed: 5, numRuns: 12, endOnFailure: true },
  );
  // A walk in which nothing was recorded, or nothing ran, would promise nothing.
  expect([recorded > 10, limitsMet > 5]).toEqual([true, true]);
}, 180_000);

describe('what somebody with all rights has done to the time limits', () => {
  let before: object[];
  beforeAll(async () => {
    for (const steps of [4, 10, 13, 15]) await aCase(steps);
    before = await stored();
  }, 60_000);

  const columns: readonly (readonly [column: string, sql: string, fault: keyof typeof none])[] = [
    ['all of them gone', 'delete from deadline', 'missing'],
    ['one more', `insert into deadline select case_id, 'transfer-due', anchor, anchored_on, budget, extension, unit, due_on, provisional, who_acts, purpose, rule, citation, suspensions, sequence, ring_at, miss_at from deadline where key = 'committee-decision-due'`, 'superfluous'],
    ['another last day', 'update deadline set due_on = due_on + 1', 'last-day'],
    ...['anchor = $$Nothing$$', 'anchored_on = anchored_on - 1', 'budget = budget + 1', 'extension = extension + 1', `suspensions = '[{"from": "2024-08-06"}]'`, 'unit = $$weeks$$', 'provisional = not provisional', 'who_acts = $$nobody$$', 'rule = $$ADM-00$$', `citation = '{}'`].map(
      (change) => [change, `update deadline set ${change}`, 'otherwise'] as const,
    ),
    ['purpose', `update deadline set purpose = case purpose when 'legal' then 'reminder' else 'legal' end`, 'otherwise'],
  ];

  it.each(columns)('is found and put right: %s', async (_, sql, fault) => {
    await asSuperuser(sql);
    expect(await stored()).not.toEqual(before);
    const looked = await rebuild('look');
    expect(looked.limits).toEqual({ ...none, [fault]: looked.limits[fault] });
    expect(looked.limits[fault]).toBeGreaterThan(0);
    expect(await stored()).not.toEqual(before);
    expect(await rebuild()).toEqual(looked);
    expect(await stored()).toEqual(before);
    expect(await rebuild()).toMatchObject({ differed: 0, limits: none });
  });
});
