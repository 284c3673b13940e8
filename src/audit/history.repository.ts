import { Injectable } from '@nestjs/common';
import type { IsoDate, Refusal } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';

/** An attempt that the procedure refused (lần ghi bị từ chối), as it is kept. */
export interface AttemptRow {
  readonly id: string;
  readonly step: string;
  readonly happenedOn: IsoDate;
  readonly at: Date;
  readonly account: string;
  readonly person: string | null;
  readonly refusals: readonly Refusal[];
}

/** An organ on a day: organs are called by the name they had then. */
export interface OrganThen {
  readonly id: string;
  readonly on: IsoDate;
}

/** Reads what stands beside the events of a case: refused attempts, and the names of those who are spoken of by id. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly database: Database) {}

  /** Refused attempts at a case, oldest first. */
  attempts(caseId: string): Promise<AttemptRow[]> {
    return this.database.query<AttemptRow>(
      'history-attempts',
      `select r.id::text as id, r.step, r.happened_on as "happenedOn", r.attempted_at as at, r.account_id as account, a.person_id as person, r.refusals
         from refused_attempt r join account a on a.id = r.account_id where r.case_id = $1 order by r.id`,
      [caseId],
    );
  }

  /** Names of people and of accounts, by id; whoever is on neither list is absent. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const sql = 'select id, full_name as name from person where id = any($1::uuid[]) union all select id, name from account where id = any($1::uuid[])';
    const rows = await this.database.query<{ id: string; name: string }>('history-names', sql, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The name of each organ on its day, in the order asked; the oldest one for a day before it had any, nothing where there is no such organ. */
  async organNames(organs: readonly OrganThen[]): Promise<(string | undefined)[]> {
    const sql = `
      select (select n.name from organ_name n where n.organ_id = asked.id
               order by n.from_on <= asked.day desc, case when n.from_on <= asked.day then n.from_on end desc, n.from_on, n.recorded_at desc limit 1) as name
        from unnest($1::uuid[], $2::date[]) with ordinality as asked (id, day, place) order by asked.place`;
    const rows = await this.database.query<{ name: string | null }>('history-organ-names', sql, [organs.map(({ id }) => id), organs.map(({ on }) => on)]);
    return rows.map(({ name }) => name ?? undefined);
  }
}
