import { CaseCommandsService } from '../../src/cases/case-commands.service.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { MissedLimitsService } from '../../src/cases/missed-limits.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
const tables = new LimitTables(running.database);
const program = '00000000-0000-4000-8000-000000000001';
let office: PartyOffice;
beforeAll(async () => void (office = await enterPartyOffice(running.application)));

/** A case whose dossier lies with the committee, which has sixty working days or so to decide. */
async function aCaseThatWaits(): Promise<string> {
  running.clock.moveTo('2024-08-21');
  const cases = running.application.get(CasesService);
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  const until = wholeRoad.findIndex(([step]) => step === 'submit-dossier');
  for (const [step, on] of wholeRoad.slice(0, until + 1)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
  return event.caseId;
}

const record = () => running.application.get(MissedLimitsService).record(new AbortController().signal);
const misses = (caseId: string) =>
  tables.sql<{ seq: number; payload: Record<string, string>; office: string; account: string; organ: string; on: string }>(
    `select seq, payload, office, account_id as account, organ_id as organ, happened_on as on from case_event where case_id = $1 and type = 'DeadlineMissed' order by seq`,
    [caseId],
  );
const limitsOf = (caseId: string) => tables.sql<{ key: string; dueOn: string; missAt: Date }>(`select key, due_on as "dueOn", miss_at as "missAt" from deadline where case_id = $1 and miss_at is not null`, [caseId]);

it('goes on record on the day after the last one, of the organ that had to act, in the name of nobody', async () => {
  const caseId = await aCaseThatWaits();
  const [limit] = await limitsOf(caseId);
  running.clock.moveTo(new Date(limit!.missAt.getTime() - 1000));
  expect(await record()).toEqual({ done: 0, truncated: false });
  running.clock.moveTo(limit!.missAt);
  expect((await record()).done).toBe(1);
  const [miss, ...others] = await misses(caseId);
  expect(others).toEqual([]);
  expect(miss).toMatchObject({ office: 'system', account: program, payload: { key: limit!.key, dueOn: limit!.dueOn } });
  expect(miss!.on > limit!.dueOn).toBe(true);
  expect(await record()).toEqual({ done: 0, truncated: false });
  // The case goes on as it would have.
  await running.application.get(CasesService).record(caseId, 'record-committee-decision', office.command('record-committee-decision', '2024-09-10'), office.clerk.actor);
});

it('is told to the secretary and to the office above, once', async () => {
  const caseId = await aCaseThatWaits();
  running.clock.moveTo((await limitsOf(caseId))[0]!.missAt);
  await record();
  await running.application.get(RemindersService).ring(new AbortController().signal);
  await running.application.get(RemindersService).ring(new AbortController().signal);
  const told = (await tables.told(caseId)).filter(({ kind }) => kind === 'limit-missed');
  expect(told.map(({ account, rung }) => [account, rung])).toEqual([[office.clerk.actor.accountId, 'missed']]);
});

it('is put on record once by two workers at once, and not when somebody acted before', async () => {
  const [caseId, met] = [await aCaseThatWaits(), await aCaseThatWaits()];
  const { missAt } = (await limitsOf(caseId))[0]!;
  await running.application.get(CasesService).record(met, 'record-committee-decision', office.command('record-committee-decision', '2024-08-21'), office.clerk.actor);
  running.clock.moveTo(missAt);
  await Promise.all([record(), record(), record()]);
  expect(await misses(caseId)).toHaveLength(1);
  expect((await misses(met)).map(({ payload }) => payload['key'])).not.toContain((await misses(caseId))[0]!.payload['key']);
});

it('leaves alone what the step refuses, and one case that fails stops no other', async () => {
  const [good, stale, broken] = [await aCaseThatWaits(), await aCaseThatWaits(), await aCaseThatWaits()];
  const { missAt } = (await limitsOf(good))[0]!;
  await tables.sql(`update deadline set due_on = due_on - 1 where case_id = $1 and miss_at is not null`, [stale]);
  await tables.sql(`update case_file set procedure = 'of-long-ago' where id = $1`, [broken]);
  running.clock.moveTo(missAt);
  expect((await record()).done).toBe(1);
  expect([(await misses(good)).length, (await misses(stale)).length, (await misses(broken)).length]).toEqual([1, 0, 0]);
  expect(running.logged()).toContain('a limit that ran out could not be put on record');
  expect((await limitsOf(broken)).every((limit) => limit.missAt > missAt)).toBe(true);
  await tables.sql(`update case_file set procedure = 'admission' where id = $1`, [broken]);
  running.clock.moveTo(new Date(missAt.getTime() + 11 * 60_000));
  expect((await record()).done).toBe(1);
});

it('is never recorded by a person, and the program records nothing that people do', async () => {
  const caseId = await aCaseThatWaits();
  const limit = (await limitsOf(caseId))[0]!;
  running.clock.moveTo(limit.missAt);
  const cases = running.application.get(CasesService);
  const command = { happenedOn: running.clock.today(), key: limit.key, dueOn: limit.dueOn, role: 'competent-committee', organ: office.commune };
  for (const officer of [office.secretary, office.clerk, office.administrator, office.inspector]) {
    await expect(cases.record(caseId, 'record-missed-limit', command, officer.actor)).rejects.toMatchObject({ status: expect.any(Number) });
  }
  const theProgram = { accountId: program, accountName: '(lotrinh)', offices: [{ office: 'clerk' as const, organ: office.commune }] };
  await expect(cases.record(caseId, 'record-missed-limit', command, theProgram)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await misses(caseId)).toEqual([]);

  const opened = await cases.get(caseId, office.clerk.actor);
  const step = opened.procedure.steps.find(({ name }) => name === 'record-committee-decision')!;
  const observed = running.application.get(CaseCommandsService).observe({ procedure: opened.procedure, step, command: step.command.parse(office.command('record-committee-decision', '2024-09-10')), organ: office.commune }, opened);
  await expect(observed).rejects.toThrow('nothing that the program sees by itself');
});
