import pg from 'pg';
import type { TestDatabase } from './database.js';

/** A time limit as a test wants it; the rest of its row says nothing to reminders. */
export interface WantedLimit {
  readonly key?: string;
  readonly dueOn: string;
  readonly purpose?: 'legal' | 'service' | 'reminder';
  readonly whoActs?: string;
  /** The first look at it; long ago when absent. */
  readonly ringAt?: string;
  readonly missAt?: string | null;
}

/** Notices as they were told, oldest first. */
export interface ToldNotice {
  readonly account: string;
  readonly kind: string;
  readonly key: string;
  readonly dueOn: string;
  readonly rung: string;
  readonly rungs: readonly string[];
  readonly organ: string;
  readonly reason: string;
}

/** The tables of reminders as the one user sees them whom nothing holds back. */
export class LimitTables {
  constructor(private readonly database: TestDatabase) {}

  async sql<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const types = new pg.TypeOverrides();
    types.setTypeParser(1082, String);
    const client = new pg.Client({ ...this.database, options: '-c search_path=lotrinh,public', types });
    await client.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  /** Leaves these limits, and no others, in a case. */
  async put(caseId: string, limits: readonly WantedLimit[]): Promise<void> {
    await this.sql('delete from deadline where case_id = $1', [caseId]);
    for (const limit of limits) await this.add(caseId, limit);
  }

  async add(caseId: string, { key = 'committee-decision-due', dueOn, purpose = 'legal', whoActs = 'branch', ringAt = '2020-01-01', missAt = null }: WantedLimit): Promise<void> {
    await this.sql(
      `insert into deadline (case_id, key, anchor, anchored_on, budget, extension, suspensions, unit, due_on, provisional, who_acts, purpose, rule, citation, sequence, ring_at, miss_at)
       values ($1, $2, 'DossierSubmitted', '2024-01-01', 1, 0, '[]', 'days', $3, false, $4, $5, 'ADM-30', '{}', 1, $6, $7)`,
      [caseId, key, dueOn, whoActs, purpose, ringAt, missAt],
    );
  }

  told(caseId?: string): Promise<ToldNotice[]> {
    return this.sql<ToldNotice>(
      `select account_id as account, kind, key, due_on as "dueOn", rung, rungs, organ_id as organ, reason from notice where $1::uuid is null or case_id = $1 order by id`,
      [caseId ?? null],
    );
  }

  claims(caseId?: string): Promise<{ rung: string; told: number; key: string; dueOn: string }[]> {
    return this.sql(`select key, due_on as "dueOn", rung, told from rung_claim where $1::uuid is null or case_id = $1 order by claimed_at, rung`, [caseId ?? null]);
  }

  /** When a limit rings next, in milliseconds; nothing when it never will. */
  async ringsAt(caseId: string, key = 'committee-decision-due'): Promise<string | undefined> {
    const [row] = await this.sql<{ at: string }>(`select ring_at::text as at from deadline where case_id = $1 and key = $2`, [caseId, key]);
    return row?.at === 'infinity' ? undefined : row && new Date(row.at).toISOString();
  }
}
