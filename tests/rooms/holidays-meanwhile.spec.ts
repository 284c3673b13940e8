import fc from 'fast-check';
import { VerificationService } from '../../src/audit/verification.service.js';
import { CaseRebuildService } from '../../src/cases/case-rebuild.service.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { DefinitionCheckService } from '../../src/cases/definition-check.service.js';
import { beforeEvery, CalendarProjectionRepository } from '../../src/deadlines/calendar-projection.repository.js';
import { CalendarProjectionService, longestRequest } from '../../src/deadlines/calendar-projection.service.js';
import { HolidaysService } from '../../src/deadlines/holidays.service.js';
import { Database } from '../../src/platform/database/database.js';
import { addDays, type IsoDate } from '../../workflows/index.js';
import { lotrinh, on } from '../cli/support/command.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { noticeOf } from '../support/noticed-year.js';
import { enterPartyOffice, officePassword, wholeRoad, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
const tables = new LimitTables(running.database);
const service = <T>(type: abstract new (...given: never[]) => T): T => running.application.get(type as never);
let office: PartyOffice;
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
});

const open = async () => (await service(CasesService).open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor)).event.caseId;
const walk = async (id: string, from: number, to: number, { actor } = office.clerk) => {
  for (const [step, day] of wholeRoad.slice(from, to)) await service(CasesService).record(id, step, office.command(step, day), actor);
};
const enter = (year: number, also: readonly IsoDate[]) => service(HolidaysService).enter(noticeOf(year, { also }), office.administrator.actor);
const project = () => service(CalendarProjectionService).project(new AbortController().signal);
const nothingDiffers = async () => {
  expect((await service(VerificationService).verifyAll()).faults).toEqual([]);
  expect((await service(DefinitionCheckService).check()).definitions.flatMap(({ differing }) => differing)).toEqual([]);
  expect(await service(CaseRebuildService).all()).toMatchObject({ differed: 0, leftAlone: 0 });
};

/** Mondays to Fridays of the years through which the road goes. */
const aWorkday = fc.nat({ max: 1000 }).map((days) => addDays('2024-02-05', days)).filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
const anAct = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('steps' as const), place: fc.nat({ max: 2 }), count: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('notice' as const), days: fc.uniqueArray(aWorkday, { minLength: 1, maxLength: 12 }) }) },
);

it('leaves after every step and every notice what the events lead to by the calendar that holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 4, maxLength: 12 }), async (acts) => {
      const cases = await Promise.all([0, 1, 2].map(async () => ({ id: await open(), at: 0 })));
      for (const act of acts) {
        const one = act.kind === 'steps' ? cases[act.place] : undefined;
        if (one && act.kind === 'steps') {
          await walk(one.id, one.at, one.at + act.count);
          one.at += act.count;
        }
        if (act.kind === 'notice') for (const year of new Set(act.days.map((day) => Number(day.slice(0, 4))))) await enter(year, act.days.filter((day) => day.startsWith(`${year}`)));
        await nothingDiffers();
      }
    }),
    { numRuns: 6 },
  );
}, 240_000);

it('lets clerks record while a notice is entered, and ends with every limit by the newest calendar', async () => {
  const ids = await Promise.all(Array.from({ length: 16 }, open));
  for (const id of ids) await walk(id, 0, 8);
  const clerks = [office.clerk, office.secretary].map(async (clerk, place) => {
    for (const id of ids.filter((_, turn) => turn % 2 === place)) await walk(id, 8, 10, clerk);
  });
  const notices = (async () => {
    for (const days of [['2024-08-14'], ['2024-08-14', '2024-08-15'], ['2024-08-16']] as const) await enter(2024, days);
  })();
  await Promise.all([...clerks, notices]);
  running.clock.moveTo(new Date(running.clock.now().getTime() + longestRequest));
  await project();
  expect(await tables.sql(`select due_on as "dueOn", count(*)::integer as cases from deadline where key = 'committee-decision-due' and case_id = any($1) group by 1`, [ids])).toEqual([{ dueOn: '2024-10-31', cases: ids.length }]);
  expect(await project()).toEqual({ done: 0, truncated: false });
  await nothingDiffers();
}, 120_000);

/** Copies of a case with its limits, as many as several batches hold. */
const copies = `
  with drawn as (select gen_random_uuid() as id, gen_random_uuid() as person from generate_series(1, $2::integer)),
  people as (insert into person (id, full_name, born_on) select person, 'Bản sao', '1990-01-01' from drawn returning id),
  files as (
    insert into case_file (id, number, procedure, subject, branch_id, destination_id, state, place, facts, version, head_hash, definition_version, definition_hash, opened_on, closed, updated_at, demo, states, waiting_since, due_key, due_on, papers)
    select d.id, case_number(nextval('case_number')), t.procedure, d.person, t.branch_id, t.destination_id, t.state, t.place, t.facts, t.version, t.head_hash, t.definition_version, t.definition_hash, t.opened_on, t.closed, t.updated_at, t.demo, t.states, t.waiting_since, t.due_key, t.due_on, t.papers
      from drawn d join people p on p.id = d.person, case_file t where t.id = $1 returning id)
  insert into deadline (case_id, key, anchor, anchored_on, budget, extension, suspensions, unit, due_on, provisional, who_acts, purpose, rule, citation, sequence, ring_at, miss_at)
  select f.id, d.key, d.anchor, d.anchored_on, d.budget, d.extension, d.suspensions, d.unit, d.due_on, d.provisional, d.who_acts, d.purpose, d.rule, d.citation, d.sequence, d.ring_at, d.miss_at
    from files f, deadline d where d.case_id = $1`;

describe('with many cases', () => {
  beforeAll(async () => {
    const id = await open();
    await walk(id, 0, 10);
    await tables.sql(copies, [id, 120]);
  });
  const dueDays = () => tables.sql<{ dueOn: string; cases: number }>(`select due_on as "dueOn", count(*)::integer as cases from deadline d where key = 'committee-decision-due' group by 1 order by 1`);

  it('finishes with the next pass what a process left that was killed between two batches, each limit once', async () => {
    const [before] = await dueDays();
    const notice = noticeOf(2024, { also: ['2024-08-14', '2024-08-15'] });
    const killed = await lotrinh(['holidays', 'import', '-', '--yes', '--account', office.administrator.account], {
      stdin: JSON.stringify(notice),
      env: { ...on(running.database), LOTRINH_PASSWORD: officePassword, LOTRINH_TEST_CRASH_POINT: 'limits-recounted' },
    });
    expect(killed.status).toBeNull();
    const halfway = await dueDays();
    expect(halfway).toHaveLength(2);
    expect(halfway[1]!.cases).toBeGreaterThan(30);
    expect(await project()).toEqual({ done: halfway[0]!.cases, truncated: false });
    expect(await dueDays()).toEqual([{ dueOn: '2024-11-01', cases: before!.cases }]);
    const shifts = await tables.sql<{ shifts: number; cases: number }>(`select count(*)::integer as shifts, count(distinct case_id)::integer as cases from deadline_shift where was_due_on = $1 and due_on = '2024-11-01' and revision = (select revision from working_calendar)`, [before!.dueOn]);
    expect(shifts).toEqual([{ shifts: before!.cases, cases: before!.cases }]);
  }, 60_000);

  it('finds those that a notice may touch by an index alone, batch for batch', async () => {
    await tables.sql(`insert into deadline (case_id, key, anchor, anchored_on, budget, extension, suspensions, unit, due_on, provisional, who_acts, purpose, rule, citation, sequence, ring_at)
      select c.id, 'copy-' || n, 'a', date '2020-01-01' + n, 1, 0, '[]', case when n % 4 = 0 then 'months' else 'working-days' end, date '2020-02-01' + n, false, 'branch', 'legal', 'ADM-30', '{}', 1, now() from case_file c, generate_series(1, 150) n`);
    await tables.sql('vacuum analyze deadline');
    const database = running.application.get(Database);
    const plans: string[] = [];
    const explaining = new CalendarProjectionRepository({
      query: async (_name: string, sql: string, values: readonly unknown[]) => {
        plans.push(JSON.stringify(await database.search('explain', `explain (format json) ${sql}`, values)));
        return [];
      },
    } as unknown as Database);
    await explaining.idsAfter([2024], beforeEvery, 50);
    expect(plans[0]).toMatch(/"Node Type":"Index Only Scan"[^}]*"Index Name":"deadline_counted"/);
    expect(plans[0]).not.toContain('"Node Type":"Sort"');
  }, 60_000);
});
