import pg from 'pg';
import { connectionOptions, roles, schema, type DatabaseAddress } from '../platform/database/connection.js';

/** What a database holds, as far as the demonstration is concerned: nothing, all of it, a part of it only, or what others entered. */
export type Standing = 'empty' | 'loaded' | 'cut-short' | 'in-use';

/** The account that is created last, once everything else is there. */
export const lastAccount = 'admin';

/** The same for every lotrinh; nothing else takes it. */
const advisoryLock = 7_608_114_302;

/** The tables of a database, seen as their owner, who alone may remove them. */
export class DemoTables {
  private constructor(private readonly client: pg.Client) {}

  /** Runs work during which nobody else loads a demonstration here. */
  static async alone<T>(owner: DatabaseAddress, work: (tables: DemoTables) => Promise<T>): Promise<T> {
    const client = new pg.Client(connectionOptions({ address: owner, applicationName: 'lotrinh demo', statementTimeout: 0 }, roles.owner));
    // A connection lost while others work is noticed by them.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [advisoryLock]);
      return await work(new DemoTables(client));
    } finally {
      await client.end();
    }
  }

  /** Looks whether the demonstration may be loaded. Others' data always come first: beside them nothing is loaded and nothing removed. */
  async standing(): Promise<Standing> {
    const sql = `
      select case
        when exists (select from account where demo and name = $1) then 'loaded'
        when exists (select from organ where not demo) or exists (select from person where not demo)
          or exists (select from account where not demo) then 'in-use'
        when exists (select from organ) or exists (select from person) or exists (select from account) then 'cut-short'
        else 'empty'
      end as standing`;
    const { rows } = await this.client.query<{ standing: Standing }>(sql, [lastAccount]);
    return rows[0]?.standing ?? 'in-use';
  }

  /** Removes every table with all it holds, so that the migrations make them anew. */
  async remove(): Promise<void> {
    await this.client.query(`drop schema ${schema} cascade`);
  }
}
