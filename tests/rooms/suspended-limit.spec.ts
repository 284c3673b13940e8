import { CaseListService } from '../../src/cases/case-list.service.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { MissedLimitsService } from '../../src/cases/missed-limits.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
const tables = new LimitTables(running.database);
let office: PartyOffice;
let caseId: string;

const record = (step: string, on: string) => running.application.get(CasesService).record(caseId, step, office.command(step, on), office.clerk.actor);
const row = async () => {
  const [limit] = await tables.sql<{ due: string; suspensions: object; missAt: Date | null }>(`select due_on as due, suspensions, miss_at as "missAt" from deadline where case_id = $1`, [caseId]);
  return limit!;
};
const listed = async () => (await running.application.get(CaseListService).listStated({ fields: 'number,due' }, office.clerk.actor)).rows.find(({ id }) => id === caseId);
const workers = async () => {
  await running.application.get(RemindersService).ring(new AbortController().signal);
  await running.application.get(MissedLimitsService).record(new AbortController().signal);
};

beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  running.clock.moveTo('2024-10-01');
  const { event } = await running.application.get(CasesService).open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  caseId = event.caseId;
  for (const [step, on] of wholeRoad.slice(0, wholeRoad.findIndex(([step]) => step === 'record-committee-decision'))) await record(step, on);
});

it('ADM-39 of a clock that is stopped nobody is reminded, nobody is late, and no list calls it due', async () => {
  expect(await row()).toMatchObject({ due: '2024-10-30', suspensions: [], missAt: expect.any(Date) });
  await record('suspend-decision-time', '2024-10-01');
  expect(await row()).toMatchObject({ due: '9999-12-31', suspensions: [{ from: '2024-10-01' }], missAt: null });
  expect(await listed()).toMatchObject({ dueKey: 'committee-decision-due', dueOn: '9999-12-31' });
  running.clock.moveTo('2024-12-02');
  await workers();
  expect(await tables.told(caseId)).toEqual([]);
  expect(await tables.sql(`select seq from case_event where case_id = $1 and type = 'DeadlineMissed'`, [caseId])).toEqual([]);
});

it('ADM-39 what was left then counts again, and it rings and is missed by its new last day', async () => {
  await record('resume-decision-time', '2024-12-02');
  expect(await row()).toMatchObject({ due: '2025-01-02', suspensions: [{ from: '2024-10-01', to: '2024-12-02' }], missAt: expect.any(Date) });
  expect(await listed()).toMatchObject({ dueKey: 'committee-decision-due', dueOn: '2025-01-02' });
  running.clock.moveTo('2025-01-04');
  await workers();
  expect(new Set((await tables.told(caseId)).map(({ dueOn }) => dueOn))).toEqual(new Set(['2025-01-02']));
  const [miss] = await tables.sql<{ payload: { dueOn: string } }>(`select payload from case_event where case_id = $1 and type = 'DeadlineMissed'`, [caseId]);
  expect(miss?.payload.dueOn).toBe('2025-01-02');
});
