import { Injectable } from '@nestjs/common';
import type { HeldOffice, IsoDate } from '../../workflows/index.js';
import { officesHeld } from '../organisations/organisations.service.js';
import { Database } from '../platform/database/database.js';
import type { SessionKind } from './session-term.js';

/** A session that has not ended, with the account that opened it. */
export interface LiveSession {
  readonly id: string;
  readonly kind: SessionKind;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly accountId: string;
  readonly accountName: string;
  readonly personId: string | undefined;
  /** The offices that the person behind the account holds today. */
  readonly offices: readonly HeldOffice[];
}

/** A session as it is opened. */
export interface NewSession {
  readonly id: string;
  readonly accountId: string;
  readonly tokenHash: Buffer;
  readonly kind: SessionKind;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

interface SessionRow {
  id: string;
  kind: SessionKind;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  account_id: string;
  account_name: string;
  person_id: string | null;
  offices: HeldOffice[] | null;
}

const live = (which: string) => `
  select session.id, kind, session.created_at, last_seen_at, expires_at, account.id as account_id, account.name as account_name, account.person_id,
         (select json_agg(held) from (${officesHeld('account.person_id', '$3')}) held) as offices
    from session join account on account.id = session.account_id
   where ${which} and expires_at > $2 and revoked_at is null and account.disabled_at is null`;

/** The table of sessions. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  /** Opens a session. */
  async open({ id, accountId, tokenHash, kind, createdAt, expiresAt }: NewSession): Promise<void> {
    const sql = 'insert into session (id, account_id, token_hash, kind, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $5, $5, $6)';
    await this.database.query('open-session', sql, [id, accountId, tokenHash, kind, createdAt, expiresAt]);
  }

  /** The session of a token that has neither ended nor been revoked, of an account that is not disabled; or nothing. */
  async findLive(tokenHash: Buffer, now: Date, today: IsoDate): Promise<LiveSession | undefined> {
    const [row] = await this.database.query<SessionRow>('find-live-session', live('token_hash = $1'), [tokenHash, now, today]);
    return row && liveSessionOf(row);
  }

  /** The same by the id of the session. */
  async findLiveById(id: string, now: Date, today: IsoDate): Promise<LiveSession | undefined> {
    const [row] = await this.database.query<SessionRow>('find-live-session-by-id', live('session.id = $1'), [id, now, today]);
    return row && liveSessionOf(row);
  }

  /** Notes a use, and until when the session lasts after it. Never brings a revoked session back. */
  async noteUse(id: string, usedAt: Date, expiresAt: Date): Promise<void> {
    await this.database.query('note-use-of-session', 'update session set last_seen_at = $2, expires_at = $3 where id = $1 and revoked_at is null', [id, usedAt, expiresAt]);
  }

  /** Ends one session. */
  async revoke(id: string, at: Date): Promise<void> {
    await this.database.query('revoke-session', 'update session set revoked_at = $2 where id = $1 and revoked_at is null', [id, at]);
  }

  /** Ends every session of an account. */
  async revokeAllOf(accountId: string, at: Date): Promise<void> {
    await this.database.query('revoke-sessions-of-account', 'update session set revoked_at = $2 where account_id = $1 and revoked_at is null', [accountId, at]);
  }

  /** Forgets sessions that ended before a day long past. */
  async forgetEndedBefore(before: Date): Promise<void> {
    await this.database.query('forget-ended-sessions', 'delete from session where expires_at < $1', [before]);
  }
}

function liveSessionOf(row: SessionRow): LiveSession {
  return {
    id: row.id,
    kind: row.kind,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    accountId: row.account_id,
    accountName: row.account_name,
    personId: row.person_id ?? undefined,
    offices: row.offices ?? [],
  };
}
