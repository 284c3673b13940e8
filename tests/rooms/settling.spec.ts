import { CasesService } from '../../src/cases/cases.service.js';
import { MissedLimitsService } from '../../src/cases/missed-limits.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

// Paper minutes of two years ago, entered on a Friday afternoon up to the dossier's going up; the decision lies on the pile of Monday.
const running = useApplication();
const tables = new LimitTables(running.database);
let office: PartyOffice;
beforeAll(async () => void (office = await enterPartyOffice(running.application)));
afterEach(() => tables.sql('truncate deadline, rung_claim, notice'));

const at = (instant: string) => running.clock.moveTo(new Date(`${instant}+07:00`));
const cases = () => running.application.get(CasesService);

async function entered(friday: string): Promise<string> {
  at(friday);
  const { event } = await cases().open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  for (const [step, on] of wholeRoad.slice(0, wholeRoad.findIndex(([name]) => name === 'submit-dossier') + 1)) await cases().record(event.caseId, step, office.command(step, on), office.clerk.actor);
  return event.caseId;
}

async function round(instant: string): Promise<void> {
  at(instant);
  await running.application.get(MissedLimitsService).record(new AbortController().signal);
  await running.application.get(RemindersService).ring(new AbortController().signal);
}

const said = async (caseId: string) => ({
  misses: (await tables.sql(`select seq from case_event where case_id = $1 and type = 'DeadlineMissed'`, [caseId])).length,
  rungs: (await tables.told(caseId)).filter(({ key }) => key === 'committee-decision-due').map(({ rung }) => rung.replace(/\d+$/, 'n')),
});

it('whoever goes on after the weekend with an old history finds no organ called late meanwhile', async () => {
  const caseId = await entered('2026-08-14T16:50');
  for (const instant of ['2026-08-14T17:30', '2026-08-15T18:00', '2026-08-17T09:00']) await round(instant);
  await cases().record(caseId, 'record-committee-decision', office.command('record-committee-decision', '2024-09-10'), office.clerk.actor);
  await round('2026-08-17T09:45');
  expect(await said(caseId)).toEqual({ misses: 0, rungs: [] });
});

it('where nothing follows, it is put on record and told after a week', async () => {
  const caseId = await entered('2026-08-14T16:50');
  await round('2026-08-21T16:49');
  expect(await said(caseId)).toEqual({ misses: 0, rungs: [] });
  await round('2026-08-21T16:51');
  expect(await said(caseId)).toEqual({ misses: 1, rungs: ['missed', 'overdue-n'] });
});

it('a limit that still runs when it is entered rings after half an hour, and is missed when its last day is over', async () => {
  const caseId = await entered('2024-10-29T16:50');
  await round('2024-10-29T17:15');
  expect(await said(caseId)).toEqual({ misses: 0, rungs: [] });
  await round('2024-10-29T17:21');
  expect(await said(caseId)).toEqual({ misses: 0, rungs: ['before-n'] });
  await round('2024-10-30T23:59');
  expect(await said(caseId)).toEqual({ misses: 0, rungs: ['before-n', 'on-the-day'] });
  await round('2024-10-31T07:00');
  expect((await said(caseId)).misses).toBe(1);
});
