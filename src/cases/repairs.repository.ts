import { Injectable } from '@nestjs/common';
import { Database, type Statements } from '../platform/database/database.js';
import type { Recording } from './case-file.js';
import type { DerivedCase } from './derived-case.js';
import { appendSteps, rowOf } from './recording-sql.repository.js';
import { isDeadlock } from './step-queue.js';

/** A repair as it is written: its event, and what is derived anew of the events before it. */
export interface RepairRecording extends Recording {
  readonly derived: Pick<DerivedCase, 'waitingSince' | 'openedOn' | 'repaired'>;
}

const given = `json_to_recordset($1::json) as given (case_id uuid, waiting_since date, opened_on date, repaired jsonb)`;

/** Days that a step never changes, but a repair does. */
const days = `
  update case_file c set waiting_since = given.waiting_since, opened_on = given.opened_on from ${given}
   where c.id = given.case_id and (c.waiting_since, c.opened_on) is distinct from (given.waiting_since, given.opened_on)`;

const removed = `delete from repaired_event r using ${given} where r.case_id = given.case_id`;

const added = `
  insert into repaired_event (case_id, seq, dropped, happened_on, payload, branch_id)
  select given.case_id, r.seq, r.dropped, r."happenedOn", r.payload, r."branchId"
    from ${given}, jsonb_to_recordset(given.repaired) as r (seq integer, dropped boolean, "happenedOn" date, payload jsonb, "branchId" uuid)`;

/** Puts what repairs say of these cases in the place of what is stored. Whoever calls holds the cases locked. */
export async function replaceRepaired(on: Statements, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const values = [JSON.stringify(rows.map(({ case_id, waiting_since, opened_on, repaired }) => ({ case_id, waiting_since, opened_on, repaired })))];
  await on.query('repair-days', days, values);
  await on.query('repairs-removed', removed, values);
  await on.query('repairs-added', added, values);
}

/** Writes repairs: the event in the chain like any other, and what is derived from it. */
@Injectable()
export class RepairsRepository {
  constructor(private readonly database: Database) {}

  /** Appends a repair to the version decided on, together with what the caller writes beside it: all of it, or nothing and false when somebody was faster. */
  async append(recording: RepairRecording, beside: (on: Statements) => Promise<void>): Promise<boolean> {
    const { event, derived } = recording;
    try {
      await this.database.transaction(async (on) => {
        const written = await on.query('append-steps', appendSteps, [JSON.stringify([rowOf(recording)])]);
        if (written.length === 0) throw new Outrun();
        await replaceRepaired(on, [{ case_id: event.caseId, waiting_since: derived.waitingSince, opened_on: derived.openedOn, repaired: derived.repaired }]);
        await beside(on);
      });
      return true;
    } catch (error) {
      if (error instanceof Outrun || isDeadlock(error)) return false;
      throw error;
    }
  }
}

/** The case has gone on since it was decided on. */
class Outrun extends Error {}
