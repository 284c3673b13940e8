import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { addDays, ladders, rungsUpTo, type IsoDate } from '../../workflows/index.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

// Whatever kills a worker and however often, and wherever clocks jump: no rung rings twice, and none is lost.
const running = useApplication();
const tables = new LimitTables(running.database);
let office: PartyOffice;
let caseId: string;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  const cases = running.application.get(CasesService);
  ({ caseId } = (await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor)).event);
});
const emptied = () => tables.sql('truncate notice, rung_claim, webhook_delivery, webhook_attempt, deadline');
beforeEach(emptied);

const crashPoints = ['rungs-claimed', 'notices-written', 'rungs-marked'] as const;
const firstDay = '2026-09-01' as IsoDate;
const instantOf = (day: number, hour = 8) => new Date(new Date(`${firstDay}T00:00:00+07:00`).getTime() + day * 86_400_000 + hour * 3_600_000);

/** A real process that rings, killed where a test wants it; gives the signal that ended it. */
async function process(at: Date, crashPoint?: string): Promise<string | number> {
  const env = { PATH: globalThis.process.env['PATH'], NODE_ENV: 'test', ...(crashPoint && { LOTRINH_TEST_CRASH_POINT: crashPoint }) };
  const child = spawn(globalThis.process.execPath, ['tests/support/ring-once.mjs', JSON.stringify(running.database), at.toISOString()], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [status, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal ?? status ?? -1;
}

const ring = (size = 3) => running.application.get(RemindersService).ring(new AbortController().signal, { size, milliseconds: 20_000 });

/** What must be true after every round whose last one went through: each rung up to the newest day was claimed once, told once to each. */
async function expectNoRungTwiceAndNoneLost(limits: readonly { key: string; dueOn: IsoDate }[], newest: Date): Promise<void> {
  const claims = await tables.claims(caseId);
  const day = addDays(firstDay, Math.floor((newest.getTime() - instantOf(0, 7).getTime()) / 86_400_000));
  const expected = limits.flatMap(({ key, dueOn }) => rungsUpTo(ladders.legal, dueOn, day).map((rung) => `${key} ${rung.key}`));
  expect(claims.map(({ key, rung }) => `${key} ${rung}`).sort()).toEqual(expected.sort());
  const told = await tables.told(caseId);
  const toldRungs = told.flatMap(({ account, key, rungs }) => rungs.map((rung) => `${account} ${key} ${rung}`));
  expect(new Set(toldRungs).size).toBe(toldRungs.length);
  expect([...new Set(told.flatMap(({ key, rungs }) => rungs.map((rung) => `${key} ${rung}`)))].sort()).toEqual(expected.sort());
}

it.each(crashPoints)('a worker killed at %s leaves all or nothing, and the next one finishes', async (crashPoint) => {
  const limits = [9, 10, 11, 12, 13].map((day) => ({ key: `limit-${day}`, dueOn: `2026-09-${String(day).padStart(2, '0')}` as IsoDate }));
  for (const limit of limits) await tables.add(caseId, limit);
  expect(await process(instantOf(10), crashPoint)).toBe('SIGKILL');
  const [claims, told] = [await tables.claims(caseId), await tables.told(caseId)];
  // One batch of three was written, wholly, where it was killed after it.
  expect([new Set(claims.map(({ key }) => key)).size, new Set(told.map(({ key }) => key)).size]).toEqual(crashPoint === 'rungs-marked' ? [3, 3] : [0, 0]);
  expect(await process(instantOf(10))).toBe(0);
  await expectNoRungTwiceAndNoneLost(limits, instantOf(10));
}, 60_000);

it('a worker killed at miss-recorded has put one limit on record and told nobody, and the next one tells it once', async () => {
  running.clock.moveTo('2024-08-21');
  const cases = running.application.get(CasesService);
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  for (const [step, on] of wholeRoad.slice(0, wholeRoad.findIndex(([name]) => name === 'submit-dossier') + 1)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
  const [{ missAt } = { missAt: new Date() }] = await tables.sql<{ missAt: Date }>('select miss_at as "missAt" from deadline where case_id = $1 and miss_at is not null', [event.caseId]);
  const standing = async () => {
    const misses = await tables.sql(`select seq from case_event where case_id = $1 and type = 'DeadlineMissed'`, [event.caseId]);
    const told = (await tables.told(event.caseId)).filter(({ rung }) => rung === 'missed');
    return { onRecord: misses.length, told: told.length };
  };
  const morning = new Date(missAt.getTime() + 9 * 3_600_000);
  expect(await process(morning, 'miss-recorded')).toBe('SIGKILL');
  expect(await standing()).toEqual({ onRecord: 1, told: 0 });
  for (let again = 0; again < 2; again += 1) expect(await process(morning)).toBe(0);
  expect(await standing()).toEqual({ onRecord: 1, told: 1 });
}, 60_000);

it('two workers at once, one of them killed, tell everything once', async () => {
  const limits = Array.from({ length: 20 }, (_, n) => ({ key: `limit-${n}`, dueOn: addDays(firstDay, n) }));
  for (const limit of limits) await tables.add(caseId, limit);
  running.clock.moveTo(instantOf(12));
  const [killed] = await Promise.all([process(instantOf(12), 'notices-written'), process(instantOf(12)), ring(), ring(2)]);
  expect(['SIGKILL', 0]).toContain(killed);
  await ring();
  await expectNoRungTwiceAndNoneLost(limits, instantOf(12));
}, 60_000);

// Real processes are slow to start, so that in most rounds the plug is pulled on the connection instead.
type Turn = { readonly day: number; readonly hour: number; readonly workers: number; readonly killed: boolean };
const turn: fc.Arbitrary<Turn> = fc.record({ day: fc.integer({ min: 0, max: 60 }), hour: fc.constantFrom(0, 6, 7, 12, 23), workers: fc.integer({ min: 1, max: 3 }), killed: fc.boolean() });

it('random rounds, kills and clocks that jump forward and back: no rung twice, none lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -5, max: 60 }), { minLength: 1, maxLength: 6 }), fc.array(turn, { minLength: 1, maxLength: 6 }), async (days, turns) => {
      await emptied();
      const limits = days.map((day, n) => ({ key: `limit-${n}`, dueOn: addDays(firstDay, day) }));
      for (const limit of limits) await tables.add(caseId, { ...limit, ringAt: '2026-08-01' });
      let newest = new Date(0);
      for (const { day, hour, workers, killed } of turns) {
        const now = instantOf(day, hour);
        newest = now > newest ? now : newest;
        running.clock.moveTo(now);
        const rounds = Array.from({ length: workers }, (_, n) => ring(n + 1).catch(() => undefined));
        if (killed) await tables.sql(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`);
        await Promise.all(rounds);
      }
      running.clock.moveTo(newest);
      await tables.sql(`update deadline set ring_at = least(ring_at, $1)`, [newest]);
      await ring();
      await expectNoRungTwiceAndNoneLost(limits, newest);
    }),
    { numRuns: 25, seed: 20_260_901 },
  );
}, 120_000);
