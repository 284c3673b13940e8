import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { NoticePreferences } from './preferences.js';

type PreferenceRow = { [Field in keyof NoticePreferences]: NoticePreferences[Field] } & { readonly account: string; readonly email: string | null };

/** How accounts want to be told. */
@Injectable()
export class PreferencesRepository {
  constructor(private readonly database: Database) {}

  /** What these accounts said; who said nothing is left out. */
  async find(accounts: readonly string[]): Promise<Map<string, NoticePreferences>> {
    const sql = `
      select account_id as account, email, digest, language, to_char(quiet_from, 'HH24:MI') as "quietFrom", to_char(quiet_until, 'HH24:MI') as "quietUntil"
        from notice_preference where account_id = any($1::uuid[])`;
    const rows = await this.database.query<PreferenceRow>('notice-preferences', sql, [accounts]);
    return new Map(rows.map(({ account, email, ...said }) => [account, { ...said, email: email ?? undefined }]));
  }

  /** Puts what an account says in the place of what it said before. */
  async put(account: string, { email, digest, language, quietFrom, quietUntil }: NoticePreferences, at: Date): Promise<void> {
    await this.database.query(
      'put-notice-preference',
      `insert into notice_preference as p (account_id, email, digest, language, quiet_from, quiet_until, updated_at, email_since)
       values ($1, $2, $3, $4, $5, $6, $7, case when $3 <> 'none' then $7::timestamptz end)
       on conflict (account_id) do update set email = excluded.email, digest = excluded.digest, language = excluded.language, quiet_from = excluded.quiet_from,
         quiet_until = excluded.quiet_until, updated_at = excluded.updated_at,
         email_since = case when excluded.digest <> 'none' and p.digest <> 'none' then p.email_since else excluded.email_since end`,
      [account, email ?? null, digest, language, quietFrom, quietUntil, at],
    );
  }
}
