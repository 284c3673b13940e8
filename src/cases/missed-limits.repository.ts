import { Injectable } from '@nestjs/common';
import type { IsoDate, LateRole } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';

/** A time limit whose last day went by. */
export interface OverdueLimit {
  readonly caseId: string;
  readonly number: string;
  readonly key: string;
  readonly dueOn: IsoDate;
  readonly role: LateRole;
}

/** Moved on at once, so that another worker takes others, and a case that fails does not stand in the way of the rest. */
const take = `
  with taken as (
    select case_id, key from deadline where miss_at <= $1 order by miss_at, case_id, key limit $3 for update skip locked)
  update deadline d set miss_at = $2 from taken, case_file c
   where d.case_id = taken.case_id and d.key = taken.key and c.id = d.case_id
  returning d.case_id as "caseId", c.number, d.key, d.due_on as "dueOn", d.who_acts as role`;

/** Time limits that are to be put on record as missed. */
@Injectable()
export class MissedLimitsRepository {
  constructor(private readonly database: Database) {}

  /** The limits that ran out first; each comes again at `again`, unless it is on record by then. */
  take(now: Date, again: Date, limit: number): Promise<OverdueLimit[]> {
    return this.database.query<OverdueLimit>('take-missed-limits', take, [now, again, limit]);
  }

  /** Leaves a limit alone until then. */
  async postpone({ caseId, key }: OverdueLimit, until: Date): Promise<void> {
    const sql = 'update deadline set miss_at = $3 where case_id = $1 and key = $2 and miss_at is not null';
    await this.database.query('postpone-missed-limit', sql, [caseId, key, until]);
  }
}
