import { Injectable } from '@nestjs/common';
import type { HeldOffice, IsoDate } from '../../workflows/index.js';
import { officesHeld } from '../organisations/organisations.service.js';
import { Database } from '../platform/database/database.js';
import type { Feed, ReadFeed } from './feed-record.js';

type FeedRow = { readonly [Field in keyof Feed]: Feed[Field] | null };
type ReadRow = FeedRow & Pick<ReadFeed, 'accountId' | 'accountName'> & { readonly personId: string | null; readonly offices: readonly HeldOffice[] | null };

const columns = 'f.id, f.organ_id as organ, f.created_at as "createdAt", f.last_read_at as "lastReadAt"';

/** The table of calendars. */
@Injectable()
export class FeedsRepository {
  constructor(private readonly database: Database) {}

  /** Enters one more, unless the account has so many already; then it gives false. */
  async add({ id, organ, createdAt }: Feed, account: string, tokenHash: Buffer, most: number): Promise<boolean> {
    const sql = `
      insert into calendar_feed (id, account_id, organ_id, token_hash, created_at)
      select $1, $2::uuid, $3, $4, $5 where (select count(*) from calendar_feed where account_id = $2::uuid and revoked_at is null) < $6 returning id`;
    return (await this.database.query('feed-add', sql, [id, account, organ ?? null, tokenHash, createdAt, most])).length === 1;
  }

  /** Those of an account that are not revoked, the first one first. */
  async list(account: string): Promise<Feed[]> {
    const rows = await this.database.query<FeedRow>('feeds', `select ${columns} from calendar_feed f where f.account_id = $1 and f.revoked_at is null order by f.created_at, f.id`, [account]);
    return rows.map(feedOf);
  }

  /** Whether there was such a one of this account. */
  async revoke(id: string, account: string, at: Date): Promise<boolean> {
    const sql = 'update calendar_feed set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null returning id';
    return (await this.database.query('feed-revoke', sql, [id, account, at])).length === 1;
  }

  /** The calendar of a secret that is not revoked, of an account that is not disabled; or nothing. */
  async find(tokenHash: Buffer, today: IsoDate): Promise<ReadFeed | undefined> {
    const sql = `
      select ${columns}, a.id as "accountId", a.name as "accountName", a.person_id as "personId",
             (select json_agg(held) from (${officesHeld('a.person_id', '$2')}) held) as offices
        from calendar_feed f join account a on a.id = f.account_id
       where f.token_hash = $1 and f.revoked_at is null and a.disabled_at is null`;
    const [row] = await this.database.query<ReadRow>('feed-find', sql, [tokenHash, today]);
    return row && { ...feedOf(row), accountId: row.accountId, accountName: row.accountName, personId: row.personId ?? undefined, offices: row.offices ?? [] };
  }

  /** Notes that it was read, unless that was noted since `notSince`. */
  async noteReading(id: string, at: Date, notSince: Date): Promise<void> {
    await this.database.query('feed-read', 'update calendar_feed set last_read_at = $2 where id = $1 and (last_read_at is null or last_read_at < $3)', [id, at, notSince]);
  }
}

function feedOf({ id, organ, createdAt, lastReadAt }: FeedRow): Feed {
  if (id === null || createdAt === null) throw new Error('The database gave a calendar without its id.');
  return { id, organ: organ ?? undefined, createdAt, lastReadAt: lastReadAt ?? undefined };
}
