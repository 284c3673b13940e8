import { Injectable } from '@nestjs/common';
import { Database, type Statements } from '../platform/database/database.js';
import type { DueLimit } from './due-limit.js';

/** A rung to be claimed; `told` is how many people it reaches. */
export interface RungClaim {
  readonly caseId: string;
  readonly key: string;
  readonly dueOn: string;
  readonly rung: string;
  readonly told: number;
}

/** When a limit rings next. */
export interface NextRinging {
  readonly caseId: string;
  readonly key: string;
  readonly at: Date | undefined;
}

/** Limits that another worker has in hand are passed over; a step that changes one of these waits until they are told. */
const take = `
  select d.case_id as "caseId", c.number, c.procedure, c.branch_id as branch, c.destination_id as destination, (select version from organ_tree) as tree,
         d.key, d.due_on as "dueOn", d.purpose, d.who_acts as "whoActs",
         coalesce(c.facts -> 'missed' @> jsonb_build_array(jsonb_build_object('key', d.key, 'dueOn', d.due_on::text)), false) as missed,
         array(select told.rung from rung_claim told where told.case_id = d.case_id and told.key = d.key and told.due_on = d.due_on) as claimed
    from deadline d join case_file c on c.id = d.case_id
   where d.ring_at <= $1
   order by d.ring_at, d.case_id, d.key limit $2
     for update of d skip locked`;

const claim = `
  insert into rung_claim (case_id, key, due_on, rung, claimed_at, told)
  select "caseId", key, "dueOn", rung, $2, told
    from jsonb_to_recordset($1::jsonb) as new ("caseId" uuid, key text, "dueOn" date, rung text, told integer)
  on conflict on constraint rung_claim_pk do nothing
  returning case_id as "caseId", key, rung`;

const plan = `
  update deadline d set ring_at = coalesce(next.at, 'infinity')
    from jsonb_to_recordset($1::jsonb) as next ("caseId" uuid, key text, at timestamptz)
   where d.case_id = next."caseId" and d.key = next.key`;

/** Which time limits ring, and which rungs rang. */
@Injectable()
export class RungsRepository {
  constructor(private readonly database: Database) {}

  /** The limits whose time came first, locked for the caller's transaction. */
  take(on: Statements, now: Date, limit: number): Promise<DueLimit[]> {
    return on.query<DueLimit>('take-ringing-limits', take, [now, limit]);
  }

  /** Claims rungs; gives those that nobody had claimed. */
  claim(on: Statements, claims: readonly RungClaim[], at: Date): Promise<Pick<RungClaim, 'caseId' | 'key' | 'rung'>[]> {
    return on.query('claim-rungs', claim, [JSON.stringify(claims), at]);
  }

  async plan(on: Statements, next: readonly NextRinging[]): Promise<void> {
    await on.query('plan-rungs', plan, [JSON.stringify(next)]);
  }

  /** Leaves a limit alone until then, unless somebody changed meanwhile when it rings. */
  async putOff({ caseId, key }: Pick<DueLimit, 'caseId' | 'key'>, now: Date, until: Date): Promise<void> {
    await this.database.query('put-off-ringing', 'update deadline set ring_at = $4 where case_id = $1 and key = $2 and ring_at <= $3', [caseId, key, now, until]);
  }

  /** When the next limit rings; nothing when none will. */
  async nextAt(): Promise<Date | undefined> {
    const sql = `select ring_at as at from deadline where ring_at < 'infinity' order by ring_at limit 1`;
    return (await this.database.query<{ at: Date }>('next-ringing', sql))[0]?.at;
  }
}
