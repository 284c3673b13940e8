import { Injectable } from '@nestjs/common';
import { neverExpires, type Deadline, type IsoDate } from '../../workflows/index.js';
import { actingOrgan, nameOf, waysInto, type CaseScope } from '../cases/case-scope.service.js';
import { Places } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import type { LimitListQuery, LimitPosition } from './deadline-query.js';

/** A time limit as it is stored, with its case and the organ that has to act. */
export type LimitRow = Deadline &
  LimitPosition & {
    readonly number: string;
    readonly procedure: string;
    readonly subject: string;
    readonly fullName: string;
    readonly branchId: string;
    readonly branchName: string | null;
    readonly organId: string | null;
    readonly organName: string | null;
  };

/** How many time limits stand alike. */
export interface LimitGroup {
  readonly procedure: string;
  readonly purpose: Deadline['purpose'];
  readonly state: 'overdue' | 'within7' | 'within30' | 'suspended';
  readonly count: number;
}

/** Which time limits are meant, whoever asks: a query read, with the day that is taken for today. */
export type LimitFilter = Pick<LimitListQuery, 'state' | 'days' | 'key' | 'purpose' | 'procedure' | 'whoActs'> & { readonly today: IsoDate };

/** The limits of so many cases are looked at one by one; of more, the limits are read in the order of their last days until a page is full. */
const fewCases = 5000;

const columns = `d.case_id, d.key, d.anchor, d.anchored_on, d.budget, d.extension, d.suspensions, d.unit, d.due_on, d.provisional, d.who_acts, d.purpose, d.rule, d.citation`;
const order = `order by d.due_on, d.case_id, d.key`;

/** Time limits as they are stored, of the open cases that a reader may see. What is overdue follows from the day and is stored nowhere. */
@Injectable()
export class DeadlineListRepository {
  constructor(private readonly database: Database) {}

  /** A page in the order of the last days, one line more than asked for where there is a next one. */
  async list(scope: CaseScope, filter: LimitFilter, { after, limit }: { after: LimitPosition | undefined; limit: number }): Promise<LimitRow[]> {
    const few = await this.isFew(scope, filter);
    const { values, place } = new Places();
    const [ways, today] = [waysInto(scope, place), place(filter.today)];
    const wanted = [...conditionsOf(filter, today, place), ...(after ? [`(d.due_on, d.case_id, d.key) > (${place(after.dueOn)}::date, ${place(after.caseId)}::uuid, ${place(after.key)})`] : [])].join(' and ');
    const procedure = filter.procedure === undefined ? '' : ` and c.procedure = ${place(filter.procedure)}`;
    // Without "offset 0" the planner would guess which of the two ways is better, by how many cases it believes there are.
    const lines = few
      ? `from (${ways.map((way) => `(select c.id from case_file c where ${way} and ${candidates(filter, today)}${procedure})`).join(' union all ')}) seen
           cross join lateral (select ${columns} from deadline d where d.case_id = seen.id and ${wanted} offset 0) d`
      : `from deadline d cross join lateral (select from case_file c where c.id = d.case_id and (${ways.map((way) => `(${way})`).join(' or ')}) and not c.closed${procedure} offset 0) seen
          where ${wanted}`;
    const name = (organ: string) => nameOf(organ, () => today);
    const sql = `
      select page.case_id as "caseId", page.key, page.anchor, page.anchored_on as "anchoredOn", page.budget, page.extension, page.suspensions, page.unit, page.due_on as "dueOn", page.provisional,
             page.who_acts as "whoActs", page.purpose, page.rule, page.citation, c.number, c.procedure, c.subject, p.full_name as "fullName",
             c.branch_id as "branchId", ${name('c.branch_id')} as "branchName", organ.id as "organId", ${name('organ.id')} as "organName"
        from (select ${columns} ${lines} ${order} limit ${limit + 1}) page
        join case_file c on c.id = page.case_id join person p on p.id = c.subject cross join lateral (select ${actingOrgan('page.who_acts')} as id) organ
       order by page.due_on, page.case_id, page.key`;
    return this.database.search<LimitRow>('deadline-list', sql, values);
  }

  /** How many time limits are overdue, due within 7 and within 30 days, or suspended. */
  groups(scope: CaseScope, today: IsoDate): Promise<LimitGroup[]> {
    const { values, place } = new Places();
    const [ways, day] = [waysInto(scope, place), place(today)];
    const counted = `d.due_on <= ${day}::date + 30 and (d.due_on >= ${day} or d.purpose <> 'reminder') or d.due_on = '${neverExpires}'`;
    const arm = (way: string) => `
      (select c.procedure, d.purpose, case when d.due_on < ${day} then 'overdue' when d.due_on <= ${day}::date + 7 then 'within7' when d.due_on <= ${day}::date + 30 then 'within30' else 'suspended' end as state
         from deadline d join case_file c on c.id = d.case_id where ${way} and not c.closed and (${counted}))`;
    return this.database.search<LimitGroup>(
      'deadline-groups',
      `select procedure, purpose, state, count(*)::integer as count from (${ways.map(arm).join(' union all ')}) limits group by 1, 2, 3`,
      values,
    );
  }

  /** Whether the cases that can have such a limit are few, which an index tells without reading them. */
  private async isFew(scope: CaseScope, filter: LimitFilter): Promise<boolean> {
    const { values, place } = new Places();
    const [ways, today] = [waysInto(scope, place), place(filter.today)];
    const counted = ways.map((way) => `(select from case_file c where ${way} and ${candidates(filter, today)} limit ${fewCases + 1})`);
    const sql = `select count(*)::integer as count from (select from (${counted.join(' union all ')}) c limit ${fewCases + 1}) c, (select ${today}::date) stated`;
    return ((await this.database.search<{ count: number }>('deadline-cases', sql, values))[0]?.count ?? 0) <= fewCases;
  }
}

/** Cases whose limits are worth a look. A case keeps the first of its last days that binds somebody, so that only those with an overdue one can be before today. */
const candidates = ({ state }: LimitFilter, today: string) => (state === 'overdue' ? `not c.closed and c.due_on < ${today}` : 'not c.closed');

function conditionsOf({ state, days, key, purpose, whoActs }: LimitFilter, today: string, place: Places['place']): string[] {
  const standing = {
    due: () => `d.due_on between ${today} and ${today}::date + ${place(days)}::integer`,
    overdue: () => `d.due_on < ${today} and d.purpose <> 'reminder'`,
    suspended: () => `d.due_on = '${neverExpires}'`,
    all: () => 'true',
  };
  const chosen: readonly (readonly [string, string | undefined])[] = [['d.key', key], ['d.purpose', purpose], ['d.who_acts', whoActs]];
  return [standing[state](), ...chosen.flatMap(([column, value]) => (value === undefined ? [] : [`${column} = ${place(value)}`]))];
}
