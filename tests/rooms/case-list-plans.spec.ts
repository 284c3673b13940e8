import { CaseListRepository } from '../../src/cases/case-list.repository.js';
import { CaseAccessService } from '../../src/cases/case-access.service.js';
import { CaseListService } from '../../src/cases/case-list.service.js';
import { CaseListQuery } from '../../src/cases/case-query.js';
import { CaseSearchRepository } from '../../src/cases/case-search.repository.js';
import { CaseScopeRepository } from '../../src/cases/case-scope.repository.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { useApplication } from '../http/support/application.js';
import { enterManyCases, type ManyCases } from '../support/many-cases.js';

/** A node of a plan as EXPLAIN tells it. */
interface Node {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  Plans?: Node[];
}

const running = useApplication();
let many: ManyCases;
beforeAll(async () => {
  many = await enterManyCases(running, 12_000);
  // Most cases of the country are those of others.
  await many.sql('update case_file set branch_id = $1 where abs(hashtext(id::text)) % 8 > 0', [many.organs['B8']]);
  await many.sql(`insert into person (id, full_name, born_on) select gen_random_uuid(), 'Nguyễn ' || md5(n::text), '1990-01-01' from generate_series(1, 20000) n`);
  await many.sql('vacuum analyze');
}, 120_000);

const below = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(below)];
const indexes = (nodes: readonly Node[]) => nodes.map((node) => node['Index Name']).filter((name) => name !== undefined);

/** How the database would read the list: the statement is the one that is sent, with EXPLAIN before it. */
async function planOf(query: object, ...keys: string[]): Promise<Node[]> {
  const { application } = running;
  const database = application.get(Database);
  const plans: Node[] = [];
  const explain = async (_name: string, sql: string, values: readonly unknown[] = []) => {
    const [row] = await database.search<{ 'QUERY PLAN': [{ Plan: Node }] }>('explain', `explain (format json) ${sql}`, values);
    plans.push(row!['QUERY PLAN'][0].Plan);
    return [];
  };
  const explaining = new CaseListRepository({ query: explain, search: explain } as unknown as Database);
  // Whom a text may mean is asked beforehand; that statement is looked at and sent.
  const finding = new CaseSearchRepository({ search: async (name: string, sql: string, values: readonly unknown[]) => [await explain(name, sql, values), await database.search(name, sql, values)][1] } as unknown as Database);
  const list = new CaseListService(explaining, application.get(CaseScopeRepository), finding, application.get(CaseAccessService), application.get(Clock));
  await list.list(CaseListQuery.parse({ limit: 20, ...query }), many.clerkOf(...keys));
  return plans.flatMap(below);
}

/** What is sorted: everything that is read below a node that sorts. */
const sorted = (nodes: readonly Node[]) => nodes.filter((node) => node['Node Type'].endsWith('Sort')).flatMap(below);

describe('the first page', () => {
  it.each([
    ['a province', 'case_file_province_due', ['P']],
    ['a committee above the grassroots', 'case_file_above_due', ['C1']],
    ['a grassroots committee', 'case_file_grassroots_due', ['G11']],
    ['a branch', 'case_file_branch_due', ['B1']],
    ['a branch that is a grassroots organisation', 'case_file_grassroots_due', ['GB']],
    ['offices in several places', 'case_file_branch_due', ['P', 'B9']],
  ])('of %s is read from %s in its order, and counted from it', async (_, index, keys) => {
    const plan = await planOf({}, ...keys);
    expect(indexes(plan).filter((name) => name === index).length).toBeGreaterThanOrEqual(2);
    expect(plan.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'case_file')).toEqual([]);
    // Cases on the way are few, and may be sorted.
    expect(indexes(sorted(plan)).filter((name) => name.startsWith('case_file') && !name.startsWith('case_file_destination'))).toEqual([]);
  });

  it('goes on in the same order after a mark', async () => {
    const actor = many.clerkOf('P');
    const { next } = await running.application.get(CaseListService).list(CaseListQuery.parse({ limit: 20 }), actor);
    const plan = await planOf({ after: next, total: 'false' }, 'P');
    expect(indexes(plan)).toContain('case_file_province_due');
    expect(indexes(sorted(plan)).filter((name) => name === 'case_file_province_due')).toEqual([]);
  });

  it('goes on by the same index among the many cases without a limit', async () => {
    const page = async (after?: string) => running.application.get(CaseListService).list(CaseListQuery.parse({ limit: 20, ...(after && { after }) }), many.clerkOf('C1'));
    let { next, rows } = await page();
    while (next !== undefined && rows.at(-1)?.dueOn !== '9999-12-31') ({ next, rows } = await page(next));
    const plan = await planOf({ after: next, total: 'false' }, 'C1');
    expect(indexes(plan).filter((name) => name.startsWith('case_file'))).toEqual(['case_file_above_due', 'case_file_destination_due']);
  });

  it.each([['open cases', 'false', 1], ['all cases', 'any', 2]])('of %s reads each order by itself', async (_, closed, orders) => {
    const plan = await planOf({ closed, total: 'false' }, 'C1');
    expect(indexes(plan).filter((name) => name === 'case_file_above_due')).toHaveLength(orders);
  });

  it('of the Centre, when everything stands below it, is read from the order of all cases', async () => {
    const organisations = running.application.get(OrganisationsService);
    const { id } = await organisations.createOrgan({ code: 'TW', name: 'Trung ương', level: 'centre', validFrom: '2016-01-01' });
    many = { ...many, organs: { ...many.organs, centre: id }, clerkOf: (...keys) => ({ accountId: id, accountName: 'clerk', offices: keys.map((key) => ({ office: 'clerk', organ: many.organs[key]! })) }) };
    await many.sql(`update organ o set parent_id = coalesce(o.parent_id, $1), path = c.path || o.path from organ c where c.id = $1 and o.id <> $1`, [id]);
    const plan = await planOf({}, 'centre');
    expect(indexes(plan)).toContain('case_file_due');
    expect(indexes(sorted(plan)).filter((name) => name.startsWith('case_file'))).toEqual([]);
    const listed = await running.application.get(CaseListService).list(CaseListQuery.parse({ closed: 'any' }), many.clerkOf('centre'));
    expect(listed.total).toEqual({ count: 10_000, exact: false });
    const found = await running.application.get(CaseListService).list(CaseListQuery.parse({ closed: 'any', text: 'thị' }), many.clerkOf('centre'));
    expect(found.total).toEqual({ count: 1000, exact: false });
  });
});

describe('a search', () => {
  it('for a name goes through the index of fragments, and so does one for a short word', async () => {
    for (const text of ['abcdef', 'zz']) expect([text, indexes(await planOf({ text }, 'P'))]).toEqual([text, expect.arrayContaining(['person_search'])]);
    expect(indexes(await planOf({ text: 'zzz huong b7' }, 'P'))).not.toContain('case_file_due');
  });

  it('for a number goes through the index of numbers', async () => {
    expect(indexes(await planOf({ text: '123' }, 'P'))).toContain('case_file_number_key');
  });
});
