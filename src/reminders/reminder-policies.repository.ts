import { Injectable } from '@nestjs/common';
import type { DeadlinePurpose, IsoDate } from '../../workflows/index.js';
import { Database, type Statements } from '../platform/database/database.js';
import type { NewReminderPolicy } from './reminder-policy.js';

/** The newest wish of an organ for one purpose. */
export interface PolicyInForce {
  readonly organ: string;
  readonly purpose: DeadlinePurpose;
  readonly daysBefore: readonly number[];
}

/** A recorded wish of one organ. */
export interface PolicyRow {
  readonly id: number;
  readonly purpose: DeadlinePurpose;
  readonly daysBefore: number[];
  readonly accountId: string;
  readonly recordedAt: Date;
}

/** A wish whose limits have not all looked again. */
export interface UnplannedPolicy {
  readonly id: number;
  readonly organ: string;
  readonly purpose: DeadlinePurpose;
  readonly after: string | null;
}

const inForce = `
  select distinct on (organ_id, purpose) organ_id as organ, purpose, days_before as "daysBefore"
    from reminder_policy where organ_id = any($1::uuid[]) order by organ_id, purpose, id desc`;

const organsBelow = `
  select o.id from organ o join organ root on o.path <@ root.path
   where root.id = $1 and ($2::uuid is null or o.id > $2) order by o.id limit $3`;

/** A row that a step has in hand is passed over, and looked for once more. */
const lookAgain = `
  with open as (
    select d.case_id, d.key from case_file c join deadline d on d.case_id = c.id
     where c.branch_id = any($1::uuid[]) and d.purpose = $2 and d.due_on > $3 and d.ring_at > $4
       for update of d skip locked)
  update deadline d set ring_at = $4 from open where d.case_id = open.case_id and d.key = open.key returning d.key`;

const left = `
  select from case_file c join deadline d on d.case_id = c.id
   where c.branch_id = any($1::uuid[]) and d.purpose = $2 and d.due_on > $3 and d.ring_at > $4 limit 1`;

/** Rungs that organs add; what was recorded stays. */
@Injectable()
export class ReminderPoliciesRepository {
  constructor(private readonly database: Database) {}

  async add(organ: string, { purpose, daysBefore }: NewReminderPolicy, account: string, at: Date): Promise<void> {
    const sql = 'insert into reminder_policy (organ_id, purpose, days_before, account_id, recorded_at) values ($1, $2, $3, $4, $5)';
    await this.database.query('add-reminder-policy', sql, [organ, purpose, daysBefore, account, at]);
  }

  /** What each of these organs wishes now. */
  inForce(organs: readonly string[], on: Statements = this.database): Promise<PolicyInForce[]> {
    return on.query<PolicyInForce>('reminder-policies-in-force', inForce, [organs]);
  }

  /** What an organ has wished, the newest first, one more than the limit when there is more. */
  history(organ: string, before: number | undefined, limit: number): Promise<PolicyRow[]> {
    const sql = `select id, purpose, days_before as "daysBefore", account_id as "accountId", recorded_at as "recordedAt"
                   from reminder_policy where organ_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`;
    return this.database.query<PolicyRow>('reminder-policy-history', sql, [organ, before ?? null, limit + 1]);
  }

  /** The oldest wish that is not planned, locked; nothing when there is none, or another worker has it in hand. */
  async takeUnplanned(on: Statements): Promise<UnplannedPolicy | undefined> {
    const sql = `select id, organ_id as organ, purpose, planned_after as after from reminder_policy where planned_at is null order by id limit 1 for update skip locked`;
    return (await on.query<UnplannedPolicy>('take-unplanned-policy', sql))[0];
  }

  /** The next organs below, in the order of their ids. */
  async organsBelow(on: Statements, { organ, after }: UnplannedPolicy, limit: number): Promise<string[]> {
    return (await on.query<{ id: string }>('organs-of-policy', organsBelow, [organ, after, limit])).map(({ id }) => id);
  }

  /** Lets the limits of cases held by these organs ring now, so that they look for their next rung; false while some are in the hands of others. */
  async lookAgain(on: Statements, organs: readonly string[], purpose: DeadlinePurpose, today: IsoDate, now: Date): Promise<boolean> {
    await on.query('limits-look-again', lookAgain, [organs, purpose, today, now]);
    return (await on.query('limits-left', left, [organs, purpose, today, now])).length === 0;
  }

  /** Notes how far a wish was planned; with a time, that it is planned wholly. */
  async note(on: Statements, id: number, after: string | null, plannedAt: Date | null): Promise<void> {
    await on.query('note-planned', 'update reminder_policy set planned_after = $2, planned_at = $3 where id = $1', [id, after, plannedAt]);
  }
}
