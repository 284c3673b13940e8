import { CasesService } from '../../src/cases/cases.service.js';
import { MissedLimitsRepository } from '../../src/cases/missed-limits.repository.js';
import { Database } from '../../src/platform/database/database.js';
import { OfficersRepository } from '../../src/reminders/officers.repository.js';
import { RemindersService } from '../../src/reminders/reminders.service.js';
import { RungsRepository } from '../../src/reminders/rungs.repository.js';
import { useApplication } from '../http/support/application.js';
import { LimitTables } from '../support/limits.js';
import { enterPartyOffice, wholeRoad, type PartyOffice } from '../support/party-office.js';

const running = useApplication();
const tables = new LimitTables(running.database);
let office: PartyOffice;
let caseId: string;
const open = async () => {
  const { event } = await running.application.get(CasesService).open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), office.clerk.actor);
  return event.caseId;
};
beforeAll(async () => {
  office = await enterPartyOffice(running.application);
  caseId = await open();
});

/** As many limits of one case as are asked for; every `due`th rings, and is missed, at the same minute. */
const enter = (count: number, due: number) =>
  tables.sql(
    `insert into deadline (case_id, key, anchor, anchored_on, budget, extension, suspensions, unit, due_on, provisional, who_acts, purpose, rule, citation, sequence, ring_at, miss_at)
     select $1, 'limit-' || n, 'DossierSubmitted', '2024-01-01', 1, 0, '[]', 'days', '2026-09-10', false, 'branch', 'reminder', 'ADM-30', '{}', 1, at, at
       from generate_series(1, $2::integer) n cross join lateral (select case when n % $3::integer = 0 then timestamptz '2026-09-07 07:00+07' else timestamptz '2026-10-01 07:00+07' + n * interval '1 minute' end as at) due`,
    [caseId, count, due],
  );

describe('what is due is found by its index, however much waits', () => {
  beforeAll(async () => {
    await enter(100_000, 500);
    await tables.sql('vacuum analyze deadline');
    await tables.sql(`
      set session_replication_role = replica;
      create table others as select n, gen_random_uuid() as person from generate_series(1, 20000) n;
      insert into office_holding (id, organ_id, person_id, office, from_on) select gen_random_uuid(), gen_random_uuid(), person, 'secretary', '2016-01-01' from others;
      insert into account (id, name, person_id, password_hash) select gen_random_uuid(), 'other-' || n, person, '!' from others`);
    await tables.sql('vacuum analyze office_holding, account');
  }, 60_000);
  afterAll(() => tables.sql('delete from deadline'));

  it.each([
    ['rings', 'deadline_ring', (on: Database) => new RungsRepository(on).take(on, new Date('2026-09-07T00:00:00Z'), 200)],
    ['next rings', 'deadline_ring', (on: Database) => new RungsRepository(on).nextAt()],
    ['reaches whom', 'office_holding_of_organ', (on: Database) => new OfficersRepository().find(on, Array.from({ length: 200 }, () => office.commune), '2026-09-07')],
    ['was missed', 'deadline_miss', (on: Database) => new MissedLimitsRepository(on).take(new Date('2026-09-07T00:00:00Z'), new Date('2026-09-08T00:00:00Z'), 100)],
  ])('what %s', async (_, index, work) => {
    const database = running.application.get(Database);
    const plans: string[] = [];
    const query = async (_name: string, sql: string, values: readonly unknown[] = []) => {
      const rows = await database.search<{ 'QUERY PLAN': string }>('explain', `explain ${sql}`, values);
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
      return [];
    };
    await work({ query } as unknown as Database);
    expect(plans.join()).toContain(index);
    expect(plans.join()).not.toMatch(/Seq Scan on (deadline|office_holding)/);
  });
});

it('fifty thousand limits of one minute ring once each while steps go on', async () => {
  await enter(50_000, 1);
  await tables.sql(`update deadline set miss_at = null`);
  running.clock.moveTo(new Date('2026-09-07T07:00:00+07:00'));
  const others = await Promise.all(Array.from({ length: 8 }, open));
  const recorded: string[] = [];
  let rounds = 0;
  let during = 0;
  const ringing = (async () => {
    for (let truncated = true; truncated; rounds += 1) ({ truncated } = await running.application.get(RemindersService).ring(new AbortController().signal, { size: 200, milliseconds: 2000 }));
  })();
  const steps = (async () => {
    for (const [step, on] of wholeRoad.slice(0, 8)) {
      for (const id of others) {
        await running.application.get(CasesService).record(id, step, office.command(step, on), office.clerk.actor);
        recorded.push(id);
        const [{ left } = { left: 0 }] = await tables.sql<{ left: number }>(`select count(*)::integer as left from deadline where ring_at = '2026-09-07 07:00+07'`);
        during += left > 0 ? 1 : 0;
      }
    }
  })();
  await Promise.all([ringing, steps]);
  const [{ claimed, limits, told } = { claimed: 0, limits: 0, told: 0 }] = await tables.sql<{ claimed: number; limits: number; told: number }>(
    `select (select count(*)::integer from rung_claim where key like 'limit-%') as claimed, (select count(distinct key)::integer from rung_claim where key like 'limit-%' and rung = 'before-3') as limits,
            (select count(distinct key)::integer from notice where key like 'limit-%') as told`,
  );
  expect({ claimed, limits, told }).toEqual({ claimed: 150_000, limits: 50_000, told: 50_000 });
  expect([recorded.length, rounds > 1, during > 0]).toEqual([64, true, true]);
}, 120_000);
