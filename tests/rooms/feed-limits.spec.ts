import { CaseScopeService } from '../../src/cases/case-scope.service.js';
import { FeedLimitsRepository } from '../../src/feeds/feed-limits.repository.js';
import { CalendarWords } from '../../src/feeds/calendar-words.service.js';
import { Database } from '../../src/platform/database/database.js';
import { useApplication } from '../http/support/application.js';
import { enterManyCases, type ManyCases } from '../support/many-cases.js';

const running = useApplication();
const today = '2026-08-10';
let many: ManyCases;
beforeAll(async () => {
  many = await enterManyCases(running, 7000);
  // Most cases of the country are those of others, and one limit runs in each.
  await many.sql('update case_file set branch_id = $1 where abs(hashtext(id::text)) % 8 > 0', [many.organs['B8']]);
  await many.sql(`
    delete from deadline;
    update case_file set closed = abs(hashtext(number)) % 10 = 0;
    insert into deadline (case_id, key, anchor, anchored_on, budget, extension, unit, due_on, provisional, who_acts, purpose, rule, citation, sequence, ring_at)
    select id, 'ceremony-due', 'AdmissionDecided', '2026-01-01', 1, 0, 'days',
           case when n % 50 = 0 then date '9999-12-31' else date '${today}' + (n % 1500)::integer - 700 end, false, 'branch', 'legal', 'ADM-31', '{"document": "QD-208-2026", "clause": "x", "confidence": "text"}', 1, now()
      from (select id, row_number() over (order by id) as n from case_file) c;
    analyze`);
}, 120_000);

const nearest = async (limits: FeedLimitsRepository, limit: number, ...keys: string[]) => limits.nearest((await running.application.get(CaseScopeService).scopeOf(many.clerkOf(...keys)))!, today, limit);

/** The same by a slow statement that looks at everything. */
const slowly = (limit: number, key: string) =>
  many.sql<{ id: string; on: string }>(
    `select d.case_id as id, d.due_on::text as on from deadline d join case_file c on c.id = d.case_id join organ b on b.id = c.branch_id left join organ t on t.id = c.destination_id, organ root
      where root.id = $1 and (b.path <@ root.path or coalesce(t.path <@ root.path, false)) and not c.closed and d.due_on <> '9999-12-31' order by abs(d.due_on - date '${today}'), d.due_on, d.case_id limit $2`,
    [many.organs[key], limit],
  );

describe('the limits of a calendar', () => {
  it.each(['P', 'C1', 'G11', 'S', 'B1', 'Q'])('are the nearest to today of the open cases of %s, without those whose clock stands still', async (key) => {
    for (const limit of [40, 2001]) {
      const [found, expected] = [await nearest(running.application.get(FeedLimitsRepository), limit, key), await slowly(limit, key)];
      expect(expected.length).toBeGreaterThan(20);
      expect(found.map(({ dueOn }) => dueOn)).toEqual(expected.map(({ on }) => on));
      const isWhole = found.length < limit;
      if (isWhole) expect(found.map(({ caseId }) => caseId)).toEqual(expected.map(({ id }) => id));
    }
  });

  it('are no more than a calendar shows, and it says so', async () => {
    const found = await nearest(running.application.get(FeedLimitsRepository), 2001, 'Q');
    expect(found).toHaveLength(2001);
    const words = running.application.get(CalendarWords);
    expect(words.head('vi', 2000, true).description).toMatch(/chỉ ghi 2000 thời hạn gần hôm nay nhất/);
    expect(words.head('vi', 12, false).description).not.toContain('12');
  });

  it.each([
    ['by the cases where these are few', 'B1', 'case_file_branch_due', 'deadline_pk'],
    ['from today on in both directions where they are many', 'Q', 'deadline_due', 'case_file_pkey'],
  ])('are read by indexes: %s', async (_, key, ...indexes) => {
    const plans: string[] = [];
    const database = running.application.get(Database);
    const explaining = {
      async search(name: string, sql: string, values: readonly unknown[]) {
        const rows = await database.search<Record<string, string>>('explain', `explain ${sql}`, values);
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
        return name === 'feed-cases' ? database.search(name, sql, values) : [];
      },
    } as unknown as Database;
    await nearest(new FeedLimitsRepository(explaining), 2001, key);
    for (const index of indexes) expect(plans.at(-1)).toContain(index);
    expect(plans.at(-1)).not.toMatch(/Seq Scan on (deadline|case_file)/);
  });
});
