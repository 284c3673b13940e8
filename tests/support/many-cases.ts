import pg from 'pg';
import { CasesService } from '../../src/cases/cases.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import type { Actor } from '../../src/platform/http/actor.js';
import type { RunningApplication } from '../http/support/application.js';
import { enterPartyOffice, wholeRoad } from './party-office.js';
import type { TestDatabase } from './database.js';

/** Organs of the tests by a short name, each with the one above it: two provinces, and a commune that stands alone. */
const tree: readonly (readonly [key: string, level: string, above?: string])[] = [
  ['P', 'province'], ['C1', 'above-grassroots', 'P'], ['G11', 'grassroots', 'C1'], ['S', 'section', 'G11'], ['B1', 'branch', 'S'], ['B2', 'branch', 'S'], ['B3', 'branch', 'G11'],
  ['G12', 'grassroots', 'C1'], ['B4', 'branch', 'G12'], ['B5', 'branch', 'G12'], ['GB', 'grassroots-branch', 'C1'],
  ['C2', 'above-grassroots', 'P'], ['G21', 'grassroots', 'C2'], ['B6', 'branch', 'G21'],
  ['Q', 'province'], ['C3', 'above-grassroots', 'Q'], ['G31', 'grassroots', 'C3'], ['B7', 'branch', 'G31'], ['B8', 'branch', 'G31'],
  ['C4', 'above-grassroots'], ['G41', 'grassroots', 'C4'], ['B9', 'branch', 'G41'],
];
const names = ['Đặng Thị Thùy Hường', 'Nguyễn Văn An', 'Trần Thị Thuý Hương', 'Lê Đức Ân', 'Nông Quốc Ấn', 'Hoàng Thị Đào', 'Nguyễn Thị Hồng', 'Phạm Minh Đăng', 'Lý Thu', 'Bế Y'];

/** Several organs with many cases in many states of the lawful road. */
export interface ManyCases {
  /** Ids of organs by their short names. */
  readonly organs: Readonly<Record<string, string>>;
  /** The organ above each organ, by id. */
  readonly above: Readonly<Record<string, string | undefined>>;
  /** A clerk with an office in each of these organs. */
  clerkOf(...keys: string[]): Actor;
  /** Runs SQL as the one user whom nothing holds back. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Enters organs through the services, lets the engine bring cases to places of the road, and copies these by a statement. */
export async function enterManyCases({ application, database }: RunningApplication, count: number): Promise<ManyCases> {
  const organisations = application.get(OrganisationsService);
  const organs: Record<string, string> = {};
  const above: Record<string, string | undefined> = {};
  const admits: Record<string, 'above-grassroots' | 'province'> = { 'above-grassroots': 'above-grassroots', province: 'province' };
  for (const [key, level, parent] of tree) {
    const parentId = parent === undefined ? undefined : organs[parent];
    const power = admits[level];
    const { id } = await organisations.createOrgan({ code: `M-${key}`, name: `${level} Khuổi Đăng ${key}`, level, validFrom: '2016-01-01', ...(parentId && { parentId }), ...(power && { admits: power }) });
    organs[key] = id;
    above[id] = parentId;
  }
  const templates = await enterTemplates(application);
  const sql = <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => asSuperuser<Row>(database, text, values);
  await sql(copies, [count, templates, names, tree.filter(([, level]) => level.endsWith('branch')).map(([key]) => organs[key])]);
  await sql('analyze');
  return {
    organs,
    above,
    clerkOf: (...keys) => ({ accountId: templates[0] ?? '', accountName: 'clerk', offices: keys.map((key) => ({ office: 'clerk', organ: organs[key] ?? '' })) }),
    sql,
  };
}

/** Places of the road where cases stand, each of another kind: who acts, what is due, which papers are asked for. */
const stops = [0, 2, 4, 6, 8, 9, 10, 11, 13, 16, 18, 19, 20];

async function enterTemplates(application: RunningApplication['application']): Promise<string[]> {
  const [office, cases] = [await enterPartyOffice(application), application.get(CasesService)];
  const { actor } = office.clerk;
  const ids: string[] = [];
  for (const stop of stops) {
    const { event } = await cases.open('admission', office.command('begin-outreach', '2024-01-05', { subject: await office.newCandidate() }), actor);
    for (const [step, on] of wholeRoad.slice(0, stop + 1)) await cases.record(event.caseId, step, office.command(step, on), actor);
    ids.push(event.caseId);
  }
  return ids;
}

/** Rows that differ from their templates as those of many years would: other people, branches, days and papers. Digits of a hash stand for chance. */
const copies = `
  with drawn as (
    select n, gen_random_uuid() as id, gen_random_uuid() as person, ('x' || substr(md5(n::text), 1, 7))::bit(28)::integer as a, ('x' || substr(md5(n::text), 8, 7))::bit(28)::integer as b
      from generate_series(1, $1::integer) n),
  people as (
    insert into person (id, full_name, born_on) select person, ($3::text[])[1 + a % array_length($3::text[], 1)], '1990-01-01' from drawn returning id)
  insert into case_file (id, number, procedure, subject, branch_id, destination_id, state, place, facts, version, head_hash, definition_version, definition_hash, opened_on, closed,
                         updated_at, demo, states, waiting_since, due_key, due_on, papers)
  select d.id, case_number(nextval('case_number')), t.procedure, d.person, ($4::uuid[])[1 + b % array_length($4::uuid[], 1)],
         case when a % 17 = 0 then ($4::uuid[])[1 + a % array_length($4::uuid[], 1)] end, t.state, t.place, t.facts, t.version, t.head_hash, t.definition_version, t.definition_hash,
         date '2024-01-05' + a % 700, t.closed, timestamptz '2026-08-01 08:00+07' - (a % 5000) * interval '1 minute', false, t.states, date '2026-08-10' - a % 120, t.due_key,
         case when t.due_key is null then t.due_on else date '2026-08-10' + b % 90 - 30 end,
         case when a % 3 = 0 then '{}' when a % 3 = 1 then t.papers else jsonb_build_object('37', null, '38', date '2026-08-10' + b % 20 - 10) end
    from drawn d join case_file t on t.id = ($2::uuid[])[1 + d.a % array_length($2::uuid[], 1)]
   where exists (select from people)`;

async function asSuperuser<Row extends pg.QueryResultRow>(database: TestDatabase, text: string, values: readonly unknown[]): Promise<Row[]> {
  const client = new pg.Client({ ...database, options: '-c search_path=lotrinh,public' });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
