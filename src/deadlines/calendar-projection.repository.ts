import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

/**
 * Limits whose count runs through one of the years `$1`. A limit may be counted in several ways, of which the one that ends first is
 * stored: they begin within a quarter of each other. Months have no days off.
 */
const touching = `
  unit <> 'months' and exists (
    select from unnest($1::integer[]) year where due_on >= make_date(year, 1, 1) - 90 and anchored_on <= make_date(year, 12, 31) + 90)`;

/** Comes before the id of every case. */
export const beforeEvery = '00000000-0000-0000-0000-000000000000';

/** Cases that a notice of days off may touch. */
@Injectable()
export class CalendarProjectionRepository {
  constructor(private readonly database: Database) {}

  /** Ids in their own order, after one of them. */
  async idsAfter(years: readonly number[], after: string, limit: number): Promise<string[]> {
    const sql = `select distinct case_id as id from deadline where ${touching} and case_id > $2 order by id limit $3`;
    return (await this.database.query<{ id: string }>('cases-of-years', sql, [years, after, limit])).map(({ id }) => id);
  }

  async count(years: readonly number[]): Promise<number> {
    const sql = `select count(distinct case_id)::integer as count from deadline where ${touching}`;
    return (await this.database.query<{ count: number }>('count-cases-of-years', sql, [years]))[0]?.count ?? 0;
  }
}
