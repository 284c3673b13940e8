import { CasesService } from '../../src/cases/cases.service.js';
import { MissedLimitsService } from '../../src/cases/missed-limits.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { LOGGER } from '../../src/platform/logging/logging.module.js';
import { JobHandlers } from '../../src/platform/queue/job-handlers.js';
import type { JobName, Round } from '../../src/platform/queue/jobs.js';
import type { JobQueue } from '../../src/platform/queue/queue.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { RoundsMadeService } from '../../src/sweep/rounds-made.service.js';
import { SweepRunsRepository } from '../../src/sweep/sweep-runs.repository.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice, wholeRoad } from '../support/party-office.js';

const running = useApplication();
const tables = new LimitTables(running.database);
const runs = () => running.application.get(SweepRunsRepository);
const goesOn = () => new AbortController().signal;
const stopped = () => AbortSignal.abort();

/** Lets a job make such a round, and gives how the bell was set after it. */
async function made(round: Round, stopping = goesOn()): Promise<(Date | 'at once')[]> {
  const rung: (Date | 'at once')[] = [];
  const queue = { nudge: (_: JobName, soon?: { at: Date }) => void rung.push(soon?.at ?? 'at once') } as unknown as JobQueue;
  const handlers = new JobHandlers();
  const rounds = new RoundsMadeService(runs(), handlers, queue, running.application.get(Clock), running.application.get(LOGGER));
  rounds.answer('send-mail', async () => round);
  await handlers.find('send-mail')?.(stopping);
  return rung;
}

it('a round that was cut off is rung for at once, one that knows its next time for then, and a stopping worker rings for nobody', async () => {
  const nextAt = new Date('2026-08-10T03:00:00Z');
  expect(await made({ done: 7, truncated: true, nextAt })).toEqual(['at once']);
  expect((await runs().newest(['send-mail']))[0]).toMatchObject({ job: 'send-mail', done: 7, truncated: true });
  expect(await made({ done: 1, truncated: false, nextAt })).toEqual([nextAt]);
  expect((await runs().newest(['send-mail']))[0]).toMatchObject({ done: 1, truncated: false });
  expect(await made({ done: 0, truncated: false })).toEqual([]);
  expect(await made({ done: 7, truncated: true, nextAt }, stopped())).toEqual([]);
});

it('rounds through limits say that they were cut off, when time was up and when the worker stops, and lose nothing', async () => {
  const office = await enterPartyOffice(running.application);
  const cases = running.application.get(CasesService);
  running.clock.moveTo('2024-08-21');
  const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  for (const [step, on] of wholeRoad.slice(0, 12)) await cases.record(event.caseId, step, office.command(step, on), office.clerk.actor);
  running.clock.moveTo('2026-08-10');
  const [missed, reminders] = [running.application.get(MissedLimitsService), running.application.get(RemindersService)];
  for (const [stopping, milliseconds] of [[stopped(), 20_000], [goesOn(), 0]] as const) {
    expect(await missed.record(stopping, { size: 96, milliseconds })).toEqual({ done: 0, truncated: true });
    expect(await reminders.ring(stopping, { size: 200, milliseconds })).toEqual({ done: 0, truncated: true });
  }
  expect(await missed.record(goesOn())).toEqual({ done: 1, truncated: false });
  expect(await reminders.ring(goesOn())).toMatchObject({ truncated: false });
  expect((await tables.claims(event.caseId)).map(({ rung }) => rung)).toContain('missed');
});

it('of the rounds of each job the last thousand are remembered', async () => {
  await tables.sql(`insert into sweep_run (job, began_at, ended_at, done, truncated) select job, now(), now(), n, false from unnest(array['verify-record', 'project-calendar']) job, generate_series(1, 1005) n`);
  const at = new Date('2026-08-10T03:00:00Z');
  await runs().add('verify-record', { beganAt: at, endedAt: at, done: 1006, truncated: false });
  const kept = await tables.sql(`select job, count(*)::integer as count, min(done) as oldest, max(done) as newest from sweep_run where job in ('verify-record', 'project-calendar') group by job order by job`);
  expect(kept).toEqual([{ job: 'project-calendar', count: 1005, oldest: 1, newest: 1005 }, { job: 'verify-record', count: 1000, oldest: 7, newest: 1006 }]);
});
