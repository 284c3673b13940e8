import { Injectable } from '@nestjs/common';
import { neverExpires, type IsoDate } from '../../workflows/index.js';
import { waysInto, type CaseScope } from '../cases/case-scope.service.js';
import { Places } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import type { FeedLimit } from './feed-record.js';

/** The limits of so many cases are looked at one by one; of more, the limits are read from today on in both directions. */
const fewCases = 5000;

const columns = `d.case_id as "caseId", d.key, d.anchored_on as "anchoredOn", d.due_on as "dueOn", d.provisional, d.who_acts as "whoActs", d.purpose, d.citation, d.sequence`;
const ofCase = `c.number, c.updated_at as "changedAt"`;

/** Time limits for calendars: those of the open cases of a scope, the nearest to today first, without the suspended ones. */
@Injectable()
export class FeedLimitsRepository {
  constructor(private readonly database: Database) {}

  async nearest(scope: CaseScope, today: IsoDate, limit: number): Promise<FeedLimit[]> {
    const few = await this.isFew(scope);
    const { values, place } = new Places();
    const [ways, day, most] = [waysInto(scope, place), place(today), place(limit)];
    const order = `order by abs("dueOn" - ${day}::date), "dueOn", "caseId", key limit ${most}`;
    // Without "offset 0" the planner would guess which of the two ways is better, by how many cases it believes there are.
    const oneByOne = `
      select seen.*, d.* from (${ways.map((way) => `(select c.id, ${ofCase} from case_file c where ${way} and not c.closed)`).join(' union all ')}) seen
        cross join lateral (select ${columns} from deadline d where d.case_id = seen.id and d.due_on < '${neverExpires}' offset 0) d`;
    const fromTodayOn = (which: string, direction: string) => `
      (select d.case_id as id, seen.*, ${columns} from deadline d
        cross join lateral (select ${ofCase} from case_file c where c.id = d.case_id and (${ways.map((way) => `(${way})`).join(' or ')}) and not c.closed offset 0) seen
        where ${which} order by d.due_on ${direction}, d.case_id, d.key limit ${most})`;
    const both = `${fromTodayOn(`d.due_on >= ${day} and d.due_on < '${neverExpires}'`, 'asc')} union all ${fromTodayOn(`d.due_on < ${day}`, 'desc')}`;
    return this.database.search<FeedLimit>('feed-limits', `select * from (${few ? oneByOne : both}) limits ${order}`, values);
  }

  private async isFew(scope: CaseScope): Promise<boolean> {
    const { values, place } = new Places();
    const counted = waysInto(scope, place).map((way) => `(select from case_file c where ${way} and not c.closed limit ${fewCases + 1})`);
    const sql = `select count(*)::integer as count from (select from (${counted.join(' union all ')}) c limit ${fewCases + 1}) c`;
    return ((await this.database.search<{ count: number }>('feed-cases', sql, values))[0]?.count ?? 0) <= fewCases;
  }
}
