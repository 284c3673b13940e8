import { Injectable } from '@nestjs/common';
import { Database, type Statements } from '../platform/database/database.js';
import type { Failures } from './sign-in-backoff.js';

/** Who tries to sign in, by keyed hashes: the table holds neither names nor addresses. */
export interface Trying {
  readonly account: Buffer;
  readonly address: Buffer;
}

type Column = 'account_name_hash' | 'address_hash';

/** The table of attempts to sign in. */
@Injectable()
export class SignInAttemptsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Counts the failures since a time and, when `mayTry` finds nothing against it, notes one more, which stands until `succeed`.
   * Attempts of one account or one address queue up here, so that a hundred at once count as a hundred.
   */
  async begin<Refusal>(who: Trying, now: Date, since: Date, mayTry: (account: Failures, address: Failures) => Refusal | undefined): Promise<Refusal | string> {
    return this.database.transaction(async (statements) => {
      const lock = 'select pg_advisory_xact_lock(1, $1), pg_advisory_xact_lock(2, $2)';
      await statements.query('lock-sign-in', lock, [who.account.readInt32BE(), who.address.readInt32BE()]);
      const refusal = mayTry(await failures(statements, 'account_name_hash', who.account, since), await failures(statements, 'address_hash', who.address, since));
      if (refusal !== undefined) return refusal;
      const sql = 'insert into sign_in_attempt (account_name_hash, address_hash, at, succeeded) values ($1, $2, $3, false) returning id::text';
      const [row] = await statements.query<{ id: string }>('begin-sign-in', sql, [who.account, who.address, now]);
      return row?.id ?? '';
    });
  }

  /** Turns the noted failure into a success, after which the failures of the account before it no longer count. */
  async succeed(attempt: string, who: Trying, now: Date): Promise<void> {
    const sql = `
      with noted as (delete from sign_in_attempt where id = $1)
      insert into sign_in_attempt (account_name_hash, address_hash, at, succeeded) values ($2, $3, $4, true)`;
    await this.database.query('succeed-sign-in', sql, [attempt, who.account, who.address, now]);
  }

  /** Forgets attempts that no longer count. */
  async forgetBefore(before: Date): Promise<void> {
    await this.database.query('forget-sign-in-attempts', 'delete from sign_in_attempt where at < $1', [before]);
  }
}

/** Only a success of the account itself clears its failures; a success from an address clears nothing, or one's own account would clear guesses at others. */
async function failures(statements: Statements, column: Column, hash: Buffer, since: Date): Promise<Failures> {
  const sql = {
    account_name_hash: `
      select count(*)::int as count, max(at) as last from sign_in_attempt where account_name_hash = $1 and not succeeded and at > greatest($2::timestamptz,
        (select max(at) from sign_in_attempt where account_name_hash = $1 and succeeded))`,
    address_hash: 'select count(*)::int as count, max(at) as last from sign_in_attempt where address_hash = $1 and not succeeded and at > $2',
  }[column];
  const [row] = await statements.query<{ count: number; last: Date | null }>(`count-failures-by-${column}`, sql, [hash, since]);
  return { count: row?.count ?? 0, last: row?.last ?? undefined };
}
