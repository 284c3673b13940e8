import { CaseScopeService } from '../../src/cases/case-scope.service.js';
import { DeadlineListRepository } from '../../src/deadlines/deadline-list.repository.js';
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
  // One committee holds more cases than are looked at one by one; a limit that binds for each case, and one that only reminds.
  await many.sql(`update case_file set branch_id = $1 where abs(hashtext(id::text)) % 8 > 2`, [many.organs['B8']]);
  await many.sql(`
    insert into deadline (case_id, key, anchor, anchored_on, budget, extension, suspensions, unit, due_on, provisional, who_acts, purpose, rule, citation, sequence, ring_at)
    select c.id, limits.key, 'BranchVoteHeld', date '2026-07-01', 30, 0, '[]', 'working-days', case when limits.key = 'committee-decision-due' and c.due_key is not null then c.due_on else date '2026-08-10' + n % 200 end, false,
           'competent-committee', limits.purpose, 'ADM-30', '{"document": "x", "clause": "y", "confidence": "text"}', 1, 'infinity'
      from (select *, row_number() over ()::integer as n from case_file where not closed and not exists (select from deadline d where d.case_id = case_file.id)) c
     cross join (values ('committee-decision-due', 'legal'), ('certificate-expires', 'reminder')) limits (key, purpose)
     where limits.purpose = 'reminder' or c.due_key is not null`);
  await many.sql('vacuum analyze');
}, 120_000);

const below = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(below)];
const indexesOf = (plan: readonly Node[]) => new Set(plan.map((node) => node['Index Name']));

/** How the database would read a page: each statement is the one that is sent, with EXPLAIN before it. */
async function planOf(state: 'due' | 'overdue' | 'suspended' | 'all', ...keys: string[]) {
  const database = running.application.get(Database);
  const plans: Record<string, Node[]> = {};
  const explain = async (name: string, sql: string, values: readonly unknown[] = []) => {
    const [row] = await database.search<{ 'QUERY PLAN': [{ Plan: Node }] }>('explain', `explain (format json) ${sql}`, values);
    plans[name] = below(row!['QUERY PLAN'][0].Plan);
    return database.search(name, sql, values);
  };
  const scope = await running.application.get(CaseScopeService).scopeOf(many.clerkOf(...keys));
  const rows = await new DeadlineListRepository({ search: explain } as unknown as Database).list(scope!, { state, days: 30, today: '2026-08-10' }, { after: undefined, limit: 20 });
  return { rows, cases: plans['deadline-cases']!, list: plans['deadline-list']! };
}

const states = ['due', 'overdue', 'all'] as const;
const tables = (plan: readonly Node[]) => plan.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']).filter((name) => name === 'deadline' || name === 'case_file' || name === 'person');

describe('a page of time limits', () => {
  it.each(states.flatMap((state) => [[state, 'a province', 'case_file_province_due', 'P'], [state, 'a committee above the grassroots', 'case_file_above_due', 'C1'], [state, 'a grassroots committee', 'case_file_grassroots_due', 'G11'], [state, 'a branch', 'case_file_branch_due', 'B1']] as const))(
    '(%s) of %s is read case by case, by the indexes',
    async (state, _, index, key) => {
      const { rows, cases, list } = await planOf(state, key);
      expect(rows.length).toBeGreaterThan(0);
      expect([tables(cases), tables(list)]).toEqual([[], []]);
      expect([...indexesOf(cases)]).toContain(index);
      expect([...indexesOf(list)]).toEqual(expect.arrayContaining([index, 'deadline_pk']));
    },
  );

  it.each(states)('(%s) of very many cases is read in the order of the last days, until it is full', async (state) => {
    const { rows, list } = await planOf(state, 'P', 'Q', 'C4');
    // What is overdue are few cases here, and found by these.
    expect([...indexesOf(list)]).toContain(state === 'overdue' ? 'deadline_pk' : 'deadline_due');
    expect(tables(list)).toEqual([]);
    expect(rows).toHaveLength(21);
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(rows.map(({ dueOn }) => dueOn).toSorted());
  });

  it('looks for suspended ones by the last day that never comes', async () => {
    const { rows, list } = await planOf('suspended', 'P', 'Q', 'C4');
    expect([rows, tables(list)]).toEqual([[], []]);
    expect([...indexesOf(list)]).toContain('deadline_due');
  });
});
