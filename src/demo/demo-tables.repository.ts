import pg from 'pg';
import type { CaseState, IsoDate } from '../../workflows/index.js';
import { connectionOptions, roles, schema, type DatabaseAddress } from '../platform/database/connection.js';
import { whoIs } from './demo-population.js';
import { provinceCode } from './demo-tree.js';
import type { Recorded } from './demo-walk.js';

/** What a database holds, as far as the demonstration is concerned: nothing, all of it, a part of it only, or what others entered. */
export type Standing = 'empty' | 'loaded' | 'cut-short' | 'in-use';

/** How large a demonstration is: one commune, or a whole province. */
export const scales = ['commune', 'province'] as const;
export type Scale = (typeof scales)[number];

/** What was found, and which demonstration it is, or was to be. */
export interface Found {
  readonly standing: Standing;
  readonly scale: Scale | undefined;
}

/** The account that is created last, once everything else is there. */
export const lastAccount = 'admin';

/** Accounts of people; the program's own, which is there from the beginning, has no password that anybody could know. */
const accounts = `(select name, demo from account where password_hash <> '!') account`;

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

  /** Looks whether a demonstration may be loaded. Others' data always come first: beside them nothing is loaded and nothing removed. */
  async find(): Promise<Found> {
    const sql = `
      select case
        when exists (select from ${accounts} where demo and name = $1) then 'loaded'
        when exists (select from organ where not demo) or exists (select from person where not demo)
          or exists (select from ${accounts} where not demo) then 'in-use'
        when exists (select from organ) or exists (select from person) or exists (select from ${accounts}) then 'cut-short'
        else 'empty'
      end as standing,
      case when exists (select from organ where code = $2) then 'province' when exists (select from organ) then 'commune' end as scale`;
    const { rows } = await this.client.query<{ standing: Standing; scale: Scale | null }>(sql, [lastAccount, provinceCode]);
    return { standing: rows[0]?.standing ?? 'in-use', scale: rows[0]?.scale ?? undefined };
  }

  /** What a loading that was cut short has entered: people by {@link whoIs}, and each case by the person it is about. */
  async begun(): Promise<{ people: Map<string, string>; cases: Map<string, Recorded> }> {
    const people = await this.client.query<{ id: string; fullName: string; bornOn: IsoDate }>('select id, full_name as "fullName", born_on::text as "bornOn" from person');
    const cases = await this.client.query<Recorded & CaseState & { subject: string }>(
      `select c.subject, c.id as "caseId", c.place, c.facts, (select array_agg(e.type order by e.seq) from case_event e where e.case_id = c.id) as events from case_file c`,
    );
    return {
      people: new Map(people.rows.map((person) => [whoIs(person), person.id])),
      cases: new Map(cases.rows.map(({ subject, caseId, events, place, facts }) => [subject, { caseId, events, state: { place, facts } }])),
    };
  }

  /** The accounts that can sign in, by name. */
  async accounts(): Promise<string[]> {
    const { rows } = await this.client.query<{ name: string }>(`select name from ${accounts} order by name`);
    return rows.map(({ name }) => name);
  }

  /** Removes every table with all it holds, so that the migrations make them anew. */
  async remove(): Promise<void> {
    await this.client.query(`drop schema ${schema} cascade`);
  }
}
