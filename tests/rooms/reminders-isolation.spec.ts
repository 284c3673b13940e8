import { CasesService } from '../../src/cases/cases.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { RungsRepository } from '../../src/reminders/rungs.repository.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
const tables = new LimitTables(running.database);
let office: PartyOffice;
beforeAll(async () => void (office = await enterPartyOffice(running.application)));
afterEach(() => tables.sql('truncate deadline, rung_claim, notice'));

async function aCase(): Promise<string> {
  const { event } = await running.application.get(CasesService).open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  return event.caseId;
}
const ring = (size = 200) => running.application.get(RemindersService).ring(new AbortController().signal, { size, milliseconds: 20_000 });
const rungsOf = async (caseId: string) => (await tables.claims(caseId)).map(({ rung }) => rung).sort();
const nowIs = (instant: string) => running.clock.moveTo(new Date(instant));

it('a limit that cannot be rung stands in the way of no other, is named by its case alone, and rings once it can', async () => {
  const [broken, ...others] = [await aCase(), await aCase(), await aCase(), await aCase()];
  for (const caseId of others) await tables.put(caseId, [{ dueOn: '2026-09-10', ringAt: '2026-09-02' }]);
  await tables.put(broken, [{ dueOn: '2026-09-10', ringAt: '2026-09-01' }]);
  await tables.sql(`update deadline set purpose = 'of-a-later-version' where case_id = $1`, [broken]);
  const [{ number } = { number: '' }] = await tables.sql<{ number: string }>('select number from case_file where id = $1', [broken]);
  nowIs('2026-09-08T08:00:00+07:00');
  expect(await ring(3)).toMatchObject({ done: 9, truncated: false, nextAt: new Date('2026-09-08T02:00:00Z') });
  for (const caseId of others) expect(await rungsOf(caseId)).toEqual(['before-10', 'before-3', 'before-30']);
  expect(await rungsOf(broken)).toEqual([]);
  const said = running.logged().split('\n').filter((line) => line.includes('a limit could not be rung'));
  expect(said.map((line) => JSON.parse(line) as object)).toMatchObject([{ level: 'error', case: number, limit: 'committee-decision-due' }]);
  expect(said[0]).not.toContain(broken);

  expect((await ring()).done).toBe(0);
  await tables.sql(`update deadline set purpose = 'legal' where case_id = $1`, [broken]);
  nowIs('2026-09-08T09:00:00+07:00');
  expect((await ring()).done).toBe(3);
});

it('a connection that is lost in the middle of a batch puts nothing off', async () => {
  const caseId = await aCase();
  await tables.put(caseId, [{ dueOn: '2026-09-10' }]);
  nowIs('2026-09-08T08:00:00+07:00');
  const rungs = running.application.get(RungsRepository);
  const claim = rungs.claim.bind(rungs);
  rungs.claim = (on, ...rest) => {
    rungs.claim = claim;
    return on.query('gone', 'select pg_terminate_backend(pg_backend_pid())').then(() => claim(on, ...rest));
  };
  expect((await ring()).done).toBe(3);
  expect(await rungsOf(caseId)).toEqual(['before-10', 'before-3', 'before-30']);
});

it('a database that is away is no fault of the limits', async () => {
  const caseId = await aCase();
  await tables.put(caseId, [{ dueOn: '2026-09-10' }]);
  nowIs('2026-09-08T08:00:00+07:00');
  const rungs = running.application.get(RungsRepository);
  const take = rungs.take.bind(rungs);
  rungs.take = () => Promise.reject(new Error('away'));
  await expect(ring()).rejects.toThrow('away');
  rungs.take = take;
  expect((await ring()).done).toBe(3);
});
