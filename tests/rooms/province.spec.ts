import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import pg from 'pg';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../src/application.js';
import { VerificationService } from '../../src/audit/verification.service.js';
import { ensureDemo, type DemoAsked, type DemoSurroundings } from '../../src/demo/load-demo.js';
import { Province } from '../../src/demo/province-loader.js';
import { pipelineStates, tinyPlan } from '../../src/demo/province-plan.js';
import { demoPassword } from '../../src/identity/demo-password.js';
import { FixedClock } from '../../src/platform/clock/fixed-clock.js';
import { readConfiguration } from '../../src/platform/config/configuration.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { asked } from '../http/support/answer.js';
import { useDatabase, type TestDatabase } from '../support/database.js';

const surroundings = (address: TestDatabase): DemoSurroundings => ({ configuration: readConfiguration({}), logger: createLogger('silent'), database: { address }, password: demoPassword });
const quiet = new Writable({ write: (_chunk, _encoding, done) => done() }) as unknown as NodeJS.WriteStream;
const tiny: DemoAsked = { scale: 'province', plan: tinyPlan, screen: quiet };
const inWhole = useDatabase();
const inPieces = useDatabase();
const province = new Province(tinyPlan);

async function rowsOf<Row extends pg.QueryResultRow>(database: TestDatabase, sql: string): Promise<Row[]> {
  const client = new pg.Client({ ...database, options: '-c search_path=lotrinh,public -c timezone=Asia/Ho_Chi_Minh' });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Everything about the cases that must come out the same each time: all but numbers, ids and what is made from them. */
const tellAll = (database: TestDatabase) =>
  rowsOf(
    database,
    `select p.full_name, p.born_on::text, p.gender, p.ethnic_minority, p.education, p.occupation, c.state, c.place::text, e.seq, e.type, e.happened_on::text, e.recorded_at::text, e.office, o.code,
       e.edition, (e.payload - '{subject,branch,helper,guide,destination,introducers}'::text[])::text as payload,
       (select string_agg(d.key || ' ' || d.due_on, ', ' order by d.key) from deadline d where d.case_id = c.id) as due
     from case_file c join case_event e on e.case_id = c.id join person p on p.id = c.subject join organ o on o.id = e.organ_id
     order by p.full_name, p.born_on, e.seq`,
  );

/** How much there is of everything else. */
const countAll = async (database: TestDatabase) => {
  const tables = ['organ', 'organ_name', 'organ_roll', 'organ_place', 'organ_change', 'office_holding', 'person', 'account', 'case_file', 'case_event', 'target', 'refused_attempt'];
  const counts = tables.map((table) => `(select count(*)::integer from ${table}) as ${table}`);
  return (await rowsOf(database, `select ${counts.join(', ')}`))[0];
};

beforeAll(async () => {
  expect(await ensureDemo(surroundings(inWhole), inWhole, tiny)).toMatchObject({ found: 'empty', scale: 'province' });
}, 120_000);

describe('the record of a province', () => {
  let application: NestFastifyApplication;
  let authorization: string;
  beforeAll(async () => {
    application = await createApplication({ ...surroundings(inWhole), clock: new FixedClock('2026-11-20') });
    const { body } = asked(await application.inject({ method: 'POST', url: '/api/v1/sessions', payload: { account: 'province-clerk', password: demoPassword } }));
    authorization = `Bearer ${String(body['token'])}`;
  });
  afterAll(() => application.close());

  interface Line {
    readonly key: string;
    readonly kind: string;
    readonly n: number;
  }
  interface Report {
    readonly tables: readonly { readonly key: string; readonly lines: readonly Line[] }[];
    readonly target: { readonly value: number; readonly reached: number };
    readonly agrees: boolean;
  }
  const report = async <T>(url: string): Promise<T> => {
    const { status, body } = asked(await application.inject({ url: `/api/v1/reports/${url}`, headers: { authorization } }));
    expect(status).toBe(200);
    return body as T;
  };
  const groupsOf = ({ tables }: Report, key: string) => Object.fromEntries((tables.find((table) => table.key === key)?.lines ?? []).filter(({ kind, n }) => kind !== 'subtotal' && n > 0).map((line) => [line.key, line.n]));
  const stepsIn = (year: number, name: string) => province.cases.reduce((sum, { road }) => sum + road.acts.filter(({ step, on }) => step === name && on.startsWith(String(year))).length, 0);
  const some = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));

  it.each(tinyPlan.years)('gives back the admissions that were asked for in $year', async ({ year, admissions, target }) => {
    const found = await report<Report>(`admissions?from=${year}-01-01&to=${year}-12-31`);
    const { total } = admissions;
    const split = (key: string, groups: Readonly<Record<string, number>>) => expect([key, groupsOf(found, key)]).toEqual([key, { total, ...some(groups) }]);
    const yesOrNo = (key: string, yes: number) => split(key, { yes, no: total - yes });
    split('gender', { female: admissions.women, male: total - admissions.women });
    yesOrNo('ethnicMinority', admissions.ethnicMinority);
    yesOrNo('religious', admissions.religious);
    yesOrNo('youthUnion', admissions.youthUnion);
    split('age', admissions.age);
    split('education', admissions.education);
    split('occupation', admissions.occupation);
    split('sector', admissions.sector);
    expect([found.target, found.agrees]).toMatchObject([{ value: target, reached: total }, true]);
  });

  it.each(tinyPlan.years)('gives back the exits, recognitions and certificates of $year', async ({ year, notAdmitted, withdrawn, stopped, died, removed }) => {
    const found = await report<Report>(`admissions?from=${year}-01-01&to=${year}-12-31`);
    const exits = { refused: notAdmitted, withdrawn, stopped: stopped + died, removed };
    expect(groupsOf(found, 'exit')).toEqual({ total: notAdmitted + withdrawn + stopped + died + removed, ...some(exits) });
    const counted = { decided: stepsIn(year, 'record-committee-decision') - notAdmitted, recognised: stepsIn(year, 'record-recognition-decision'), trained: stepsIn(year, 'certify-training') };
    expect(groupsOf(found, 'totals')).toMatchObject(some(counted));
  });

  it('gives back the open cases of every state that was asked for, and the others on probation', async () => {
    const found = await report<{ open: number; states: { state: string; n: number }[] }>('pipeline');
    const ended = (...steps: string[]) => province.cases.filter(({ road }) => steps.includes(road.acts.at(-1)?.step ?? '')).length;
    const admitted = province.cases.filter(({ road }) => road.acts.some(({ step }) => step === 'hold-ceremony')).length;
    const underWay = pipelineStates.filter((state) => /Recognition|Removal|Probation/.test(state)).reduce((sum, state) => sum + tinyPlan.pipeline[state], 0);
    const died = tinyPlan.years.reduce((sum, year) => sum + year.died, 0);
    const onProbation = admitted - ended('record-recognition-decision', 'record-removal-decision') - died - underWay;
    expect(Object.fromEntries(found.states.map(({ state, n }) => [state, n]))).toEqual({ ...some(tinyPlan.pipeline), onProbation });
  });

  it('gives back the targets of the communes, which add up to that of the province', async () => {
    const rows = await rowsOf<{ level: string; sum: number }>(inWhole, `select o.level, sum(t.value)::integer as sum from target t join organ o on o.id = t.organ_id where t.year = 2026 group by o.level order by o.level`);
    expect(rows).toEqual([{ level: 'above-grassroots', sum: 12 }, { level: 'province', sum: 12 }]);
  });

  it('holds as many late decisions and ceremonies as were asked for', async () => {
    const rows = await rowsOf(inWhole, `select type, extract(year from happened_on)::integer as year, count(*)::integer as count from case_event where payload->>'late' = 'true' and type in ('CommitteeDecisionMade', 'CeremonyHeld') group by 1, 2 order by 2, 1`);
    const late = tinyPlan.years.flatMap(({ year, decidedLate, ceremonyLate }) => [
      { type: 'CeremonyHeld', year, count: ceremonyLate },
      { type: 'CommitteeDecisionMade', year, count: decidedLate },
    ]);
    expect(rows).toEqual(late.filter(({ count }) => count > 0));
  });

  it('was decided by the committees of districts before they were abolished, and by those of communes since', async () => {
    const rows = await rowsOf<{ founded: string; ended: string | null; first: string; last: string }>(
      inWhole,
      `select o.valid_from::text as founded, o.valid_to::text as ended, min(e.recorded_at)::date::text as first, max(e.recorded_at)::date::text as last
         from case_event e join organ o on o.id = e.organ_id where o.level = 'above-grassroots' and e.type = 'CommitteeDecisionMade' group by 1, 2 order by 1`,
    );
    expect(rows.map(({ founded, ended }) => [founded, ended])).toEqual([['2015-01-01', '2025-06-30'], ['2025-07-01', null]]);
    expect([rows[0]?.last.slice(0, 7), rows[1]?.first.slice(0, 7)].map((month) => month! <= '2025-06')).toEqual([true, false]);
  });

  it('shows no fault to verification, refuses nothing, and is marked as a demonstration', async () => {
    expect(await application.get(VerificationService).verifyAll()).toMatchObject({ cases: province.cases.length, faults: [] });
    for (const table of ['organ', 'person', `(select id, demo from account where name <> '(lotrinh)') account`, 'case_file']) expect([table, await rowsOf(inWhole, `select id from ${table} where not demo`)]).toEqual([table, []]);
    expect(await countAll(inWhole)).toMatchObject({ refused_attempt: 0, case_file: province.cases.length });
  });
});

/** Loads in a process of its own, and kills it once it has told so many lines of progress. */
async function loadAndKill(lines: number): Promise<void> {
  const { host, port, user, database } = inPieces;
  const child = spawn(process.execPath, [path.resolve('tests/support/load-tiny-province.mjs'), host, String(port), user, database], { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = 0;
  for await (const line of createInterface({ input: child.stderr })) if (/\d+\/\d+$/.test(line) && (told += 1) > lines) break;
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
}

describe('loading a province', () => {
  it('goes on where it was killed, before the districts were abolished or after, and comes out the same', async () => {
    await loadAndKill(0);
    await loadAndKill(3);
    await loadAndKill(8);
    expect(await ensureDemo(surroundings(inPieces), inPieces, tiny)).toMatchObject({ found: 'cut-short' });
    expect(await countAll(inPieces)).toEqual(await countAll(inWhole));
    expect(await tellAll(inPieces)).toEqual(await tellAll(inWhole));
  }, 240_000);

  it('leaves a province alone that is there already, and a commune beside it', async () => {
    expect(await ensureDemo(surroundings(inWhole), inWhole, tiny)).toEqual({ found: 'loaded', scale: 'province' });
    expect(await ensureDemo(surroundings(inWhole), inWhole)).toEqual({ found: 'loaded', scale: 'province' });
    expect(await ensureDemo(surroundings(inWhole), inWhole, { scale: 'commune' })).toEqual({ found: 'other-scale', scale: 'province' });
  });
});
