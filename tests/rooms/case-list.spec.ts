import fc from 'fast-check';
import { allStates, findProcedure, stepsAhead, type Place } from '../../workflows/index.js';
import { CaseListQuery, caseFields, dueClasses, sortKeys } from '../../src/cases/case-query.js';
import { dueClassOn } from '../../src/cases/case-line.js';
import { CaseListService } from '../../src/cases/case-list.service.js';
import type { Actor } from '../../src/platform/http/actor.js';
import { useApplication } from '../http/support/application.js';
import { enterManyCases, type ManyCases } from '../support/many-cases.js';

const today = '2026-08-10';
const admission = findProcedure('admission')!;
const running = useApplication();
let many: ManyCases;
let list: CaseListService;
let everyCase: readonly Filed[];

/** A case as it lies in the table, with the name of its person. */
interface Filed {
  id: string;
  number: string;
  branch_id: string;
  destination_id: string | null;
  state: string;
  states: string[];
  place: Place;
  due_on: `${number}-${number}-${number}`;
  waiting_since: string;
  opened_on: string;
  closed: boolean;
  papers: Record<string, string | null>;
  full_name: string;
}

beforeAll(async () => {
  many = await enterManyCases(running, 400);
  list = running.application.get(CaseListService);
  everyCase = await many.sql<Filed>(
    `select c.id, number, branch_id, destination_id, state, states, place, due_on::text, waiting_since::text, opened_on::text, closed, papers, full_name
       from case_file c join person p on p.id = c.subject where c.branch_id = any($1) or c.destination_id = any($1)`,
    [Object.values(many.organs)],
  );
});

const clerks = fc.subarray(['P', 'C1', 'G11', 'S', 'B1', 'B4', 'GB', 'C2', 'B6', 'Q', 'G31', 'C4', 'B9'], { minLength: 1, maxLength: 4 });
const days = fc.integer({ min: 0, max: 120 });
const dayNear = fc.integer({ min: -100, max: 100 }).map((days) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10));
const filters = fc.record(
  {
    organ: fc.constantFrom('P', 'C1', 'G11', 'S', 'B1', 'B5', 'GB', 'C4').map((key) => many.organs[key]),
    state: fc.constantFrom(...allStates(admission.machine).map(({ name }) => name)),
    step: fc.constantFrom(...admission.steps.map(({ name }) => name)),
    whoActs: fc.constantFrom('branch', 'grassroots-committee', 'competent-committee', 'province-committee'),
    due: fc.oneof(fc.constantFrom(...dueClasses), dayNear),
    dueWithin: days,
    lacking: fc.constantFrom('any', '37', '38', '42'),
    openedFrom: dayNear.map((day) => day.replace('2026', '2025')),
    openedTo: dayNear.map((day) => day.replace('2026', '2025')),
    waitingSince: dayNear,
    waitingDays: days,
    closed: fc.constantFrom('true', 'false', 'any'),
    text: fc.constantFrom('thuy huong', 'HUONG thuy', 'Đặng', 'dang', 'an', 'Ấn', 'y', 'nguyen van an', 'khuoi B1', 'b4 dang', '7', '123', 'không có ai'),
  },
  { requiredKeys: [] },
);
/** Mostly few filters at a time, so that something is found. */
const someFilters = fc.tuple(filters, fc.subarray(['organ', 'state', 'step', 'whoActs', 'due', 'dueWithin', 'lacking', 'openedFrom', 'openedTo', 'waitingSince', 'waitingDays', 'text'], { maxLength: 3 })).map(
  ([all, kept]) => Object.fromEntries(Object.entries(all).filter(([name]) => name === 'closed' || kept.includes(name))),
);

async function everyPage(query: object, actor: Actor, limit: number) {
  const rows = [];
  const totals = [];
  let after: string | undefined;
  do {
    const page = await list.list(CaseListQuery.parse({ ...query, limit, ...(after && { after }) }), actor);
    rows.push(...page.rows);
    totals.push(page.total);
    after = page.next;
  } while (after !== undefined);
  return { rows, totals };
}

const isBelow = (organ: string | null, root: string): boolean => organ !== null && (organ === root || isBelow(many.above[organ] ?? null, root));
const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');

/** The slow way: looks at each case by itself, and knows neither SQL nor levels. */
function isOn(one: Filed, query: CaseListQuery, roots: readonly string[]): boolean {
  const within = (root: string) => isBelow(one.branch_id, root) || isBelow(one.destination_id, root);
  const daysLeft = Math.round((Date.parse(one.due_on) - Date.parse(today)) / 86_400_000);
  const waited = Math.round((Date.parse(today) - Date.parse(one.waiting_since)) / 86_400_000);
  const ahead = stepsAhead(admission, one.place);
  const lacks = (catalogue: string) => catalogue in one.papers && (one.papers[catalogue] ?? '') < today;
  const { organ, state, step, whoActs, due, dueWithin, lacking, openedFrom, openedTo, waitingSince, waitingDays, closed, text } = query;
  const scopes = organ === undefined ? roots : roots.flatMap((root) => (isBelow(organ, root) ? [organ] : isBelow(root, organ) ? [root] : []));
  return [
    scopes.some(within),
    closed === 'any' || one.closed === (closed === 'true'),
    state === undefined || one.states.includes(state),
    step === undefined || ahead.some(({ name }) => name === step),
    whoActs === undefined || ahead.some(({ recordedBy }) => recordedBy === whoActs),
    due === undefined || (dueClasses.some((one) => one === due) ? dueClassOn(one.due_on, today) === due : one.due_on <= due),
    dueWithin === undefined || (daysLeft >= 0 && daysLeft <= dueWithin),
    lacking === undefined || (lacking === 'any' ? Object.keys(one.papers).some(lacks) : lacks(lacking)),
    openedFrom === undefined || one.opened_on >= openedFrom,
    openedTo === undefined || one.opened_on <= openedTo,
    waitingSince === undefined || one.waiting_since <= waitingSince,
    waitingDays === undefined || waited >= waitingDays,
    text === undefined || isFoundBy(one, text, scopes),
  ].every(Boolean);
}

function isFoundBy(one: Filed, text: string, scopes: readonly string[]): boolean {
  if (/^\d+$/.test(text) && Number(one.number.split('-')[1]) === Number(text)) return true;
  const words = plain(text).split(' ');
  const holds = (name: string) => words.every((word) => (word.length < 3 ? name.split(' ').some((part) => part.startsWith(word)) : name.includes(word)));
  if (!/^\d+$/.test(text) && holds(plain(one.full_name))) return true;
  const isDoor = words.every((word) => ['chi', 'bo', 'dang', 'uy'].includes(word));
  const organs = Object.entries(many.organs).filter(([, id]) => isBelow(one.branch_id, id) && scopes.some((scope) => isBelow(id, scope)));
  // A section has no column, so that cases are found by the others only.
  return !isDoor && organs.some(([key]) => key !== 'S' && holds(plain(`${levelOf[key.replace(/\d+/, '')]} Khuổi Đăng ${key}`)));
}
const levelOf: Record<string, string> = { P: 'province', Q: 'province', C: 'above-grassroots', G: 'grassroots', S: 'section', B: 'branch', GB: 'grassroots-branch' };

describe('a list of cases', () => {
  it('holds every case that passes its filters, and no other; its total is their number on every page', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(clerks, someFilters, fc.integer({ min: 20, max: 200 }), async (keys, filter, limit) => {
        const query = CaseListQuery.parse(filter);
        const { rows, totals } = await everyPage(filter, many.clerkOf(...keys), limit);
        const expected = everyCase.filter((one) => isOn(one, query, keys.map((key) => many.organs[key]!)));
        expect(rows.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
        expect(new Set(totals.map((total) => total?.count))).toEqual(new Set([expected.length]));
        expect(totals.every((total) => total?.exact)).toBe(true);
        if (expected.length > 0 && expected.length < everyCase.length / 2) found += 1;
      }),
      { numRuns: 80 },
    );
    expect(found).toBeGreaterThan(20);
  }, 60_000);

  it('is counted as it is listed', async () => {
    await fc.assert(
      fc.asyncProperty(clerks, someFilters, async (keys, filter) => {
        const actor = many.clerkOf(...keys);
        const counts = await list.counts(CaseListQuery.parse(filter), actor);
        const totalOf = async (more: object) => (await list.list(CaseListQuery.parse({ ...filter, ...more, limit: 1 }), actor)).total?.count;
        expect(counts.total).toBe(await totalOf({}));
        for (const { state, count } of counts.byState) if (!('state' in filter)) expect([state, await totalOf({ state })]).toEqual([state, count]);
        if (!('due' in filter)) for (const due of dueClasses) expect([due, await totalOf({ due })]).toEqual([due, counts.byDue[due]]);
        if (!('whoActs' in filter)) for (const { role, count } of counts.byWhoActs) expect([role, await totalOf({ whoActs: role })]).toEqual([role, count]);
        if (!('lacking' in filter)) expect(await totalOf({ lacking: 'any' })).toBe(counts.lacking);
        expect(counts.byState.reduce((sum, { count }) => sum + count, 0)).toBe(counts.total);
        expect(Object.values(counts.byDue).reduce((sum, count) => sum + count, 0)).toBe(counts.total);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it.each(sortKeys.flatMap((sort) => (['asc', 'desc'] as const).map((order) => [sort, order] as const)))('is sorted by %s %s over its pages', async (sort, order) => {
    const { rows } = await everyPage({ sort, order, closed: 'any' }, many.clerkOf('P', 'G31'), 37);
    const vietnamese = new Intl.Collator('vi');
    const keys = rows.map((row) => ({ due: row.dueOn, number: row.number, name: row.fullName, branch: row.branchName, waiting: row.waitingSince, opened: row.openedOn, updated: row.updatedAt?.toISOString() })[sort] ?? '');
    const compared = keys.slice(1).map((key, place) => vietnamese.compare(keys[place] ?? '', key) * (order === 'desc' ? -1 : 1));
    expect(compared.every((sign) => sign <= 0)).toBe(true);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(everyCase.filter((one) => isOn(one, CaseListQuery.parse({ closed: 'any' }), [many.organs['P']!, many.organs['G31']!])).length);
  });

  it('goes on after its mark, whatever was entered before it meanwhile', async () => {
    const actor = many.clerkOf('Q');
    const first = await list.list(CaseListQuery.parse({ limit: 5, sort: 'opened' }), actor);
    const before = await list.list(CaseListQuery.parse({ limit: 200, sort: 'opened' }), actor);
    const [entered] = await many.sql<{ id: string }>(
      `with p as (insert into person (id, full_name, born_on) values (gen_random_uuid(), 'Hoàng Mới', '1990-01-01') returning id)
       insert into case_file (id, number, procedure, subject, branch_id, state, place, facts, version, head_hash, definition_version, definition_hash, opened_on, closed, updated_at, demo, states, waiting_since)
       select gen_random_uuid(), case_number(nextval('case_number')), procedure, p.id, $1, state, place, facts, version, head_hash, definition_version, definition_hash, '2016-02-01', false, updated_at, demo, states, waiting_since
         from case_file, p where state = 'awaitingBranchVote' limit 1 returning id`,
      [many.organs['B7']],
    );
    const rest = await list.list(CaseListQuery.parse({ limit: 200, sort: 'opened', after: first.next }), actor);
    await many.sql('delete from case_file where id = $1', [entered?.id]);
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(before.rows.map(({ id }) => id));
  });

  it('reads of a case what was asked for, and nothing else', async () => {
    const actor = many.clerkOf('C1');
    for (const field of caseFields) {
      const { rows } = await list.list(CaseListQuery.parse({ fields: field, limit: 1, closed: 'any' }), actor);
      const allowed: Record<string, string[]> = {
        subject: ['subject', 'fullName'], branch: ['branchId', 'branchName'], above: ['grassrootsId', 'grassrootsName', 'aboveId', 'aboveName'], destination: ['destinationId', 'destinationName'], waitsFor: ['place'], due: ['dueKey', 'dueOn', 'provisional'], lacking: ['papers'], waitingDays: ['waitingSince'],
      };
      expect(Object.keys(rows[0] ?? {}).filter((name) => !['id', 'key', 'line', 'count', 'procedure'].includes(name)).sort()).toEqual((field === 'procedure' ? [] : (allowed[field] ?? [field])).sort());
    }
  });

  it('of an officer who reads nothing is empty, and so are its counts', async () => {
    const administrator: Actor = { accountId: many.organs['P']!, accountName: 'admin', offices: [{ office: 'administrator', organ: many.organs['P']! }] };
    expect(await list.list(CaseListQuery.parse({}), administrator)).toMatchObject({ rows: [], total: { count: 0, exact: true } });
    expect(await list.counts(CaseListQuery.parse({}), administrator)).toMatchObject({ total: 0, byState: [], lacking: 0 });
    expect((await list.list(CaseListQuery.parse({ organ: many.organs['Q'] }), many.clerkOf('P'))).total?.count).toBe(0);
  });
});

describe('cases that wait for the own organ', () => {
  it.each([
    ['B4', 'branch', (one: Filed) => one.branch_id === many.organs['B4']],
    ['G12', 'grassroots-committee', (one: Filed) => isBelow(one.branch_id, many.organs['G12']!)],
    ['C1', 'competent-committee', (one: Filed) => isBelow(one.branch_id, many.organs['C1']!)],
  ] as const)('are, for %s, those that wait for an act of the %s', async (key, role, isOwn) => {
    const { rows } = await everyPage({ mine: 'true' }, many.clerkOf(key), 200);
    const expected = everyCase.filter((one) => !one.closed && isOwn(one) && stepsAhead(admission, one.place).some(({ recordedBy }) => recordedBy === role));
    expect(expected.length).toBeGreaterThan(0);
    expect(rows.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  it('are none for a committee above one that decides', async () => {
    expect((await everyPage({ mine: 'true' }, many.clerkOf('P'), 200)).rows).toEqual([]);
  });
});
