import { Injectable } from '@nestjs/common';
import type { CaseState, Deadline } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';
import { farAway, given, limitRowsOf, limits, lockCases } from './recording-sql.repository.js';
import type { Standing } from './standing.js';
import type { StoredCase } from './stored-case.js';

/** The time limits of a case as another calendar counts them, each with the notice that is the reason. */
export interface Recounted {
  readonly stored: Pick<StoredCase, 'id' | 'version' | 'headHash'>;
  readonly state: CaseState;
  readonly deadlines: readonly (Deadline & { readonly revision: number })[];
  readonly due: Standing['due'];
}

/** Puts counted limits in the place of those stored, unless a step came meanwhile; what moves is kept with its reason, once for each notice. */
const recount = `
  with ${given},
  file as (select c.id from case_file c join given on c.id = given.case_id and c.version = given.seq and c.head_hash = given.hash),
  next_due as (
    update case_file c set due_key = given.due_key, due_on = given.due_on from given join file on file.id = given.case_id
     where c.id = given.case_id and (c.due_key, c.due_on) is distinct from (given.due_key, given.due_on)
  ),
  shifted as (
    insert into deadline_shift (case_id, key, anchored_on, was_due_on, was_provisional, due_on, provisional, revision, at)
    select was.case_id, was.key, now."anchoredOn", was.due_on, was.provisional, now."dueOn", now.provisional, now.revision, given.recorded_at
      from given join file on file.id = given.case_id,
           jsonb_to_recordset(given.deadlines) as now (key text, "anchoredOn" date, "dueOn" date, provisional boolean, revision integer)
      join deadline was on was.key = now.key
     where was.case_id = given.case_id and (was.due_on, was.provisional) is distinct from (now."dueOn", now.provisional)
       and not exists (
         select from deadline_shift s where s.case_id = was.case_id and s.key = was.key and s.revision = now.revision
            and (s.anchored_on, s.was_due_on, s.was_provisional, s.due_on, s.provisional) = (now."anchoredOn", was.due_on, was.provisional, now."dueOn", now.provisional))
  ),${limits}
  select case_id as id from written`;

/** Writes time limits that another calendar has moved. */
@Injectable()
export class RecountRepository {
  constructor(private readonly database: Database) {}

  /** Gives how many of these cases were written; the others have gone on since they were read. */
  async write(cases: readonly Recounted[], at: Date): Promise<number> {
    const rows = cases.map(({ stored, state, deadlines, due }) => ({
      case_id: stored.id,
      seq: stored.version,
      hash: stored.headHash,
      recorded_at: at,
      due_key: due?.key,
      due_on: due?.on ?? farAway,
      deadlines: limitRowsOf(deadlines, state),
    }));
    return this.database.transaction(async (on) => {
      // What another process counts at the same time is seen by the next statement only.
      await on.query('lock-cases', lockCases, [cases.map(({ stored }) => stored.id)]);
      return (await on.query('recount-limits', recount, [JSON.stringify(rows)])).length;
    });
  }
}
