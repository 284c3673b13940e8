import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Listener } from '../platform/database/listener.js';
import { noticeChannel, seenNotices, type NoticeReader, type SeenNotice } from './notices.repository.js';

/** After which notice somebody reads on; ids are in the order of the transactions that told them only within one. */
export interface StreamPosition {
  readonly transaction: string;
  readonly id: number;
}

/** How the notices of an account stand for somebody who reads on. */
export interface StreamStanding {
  /** Whatever an earlier transaction has told can be seen; one that still runs may tell something before this. */
  readonly horizon: string;
  readonly unread: number;
  /** There is something to read on. */
  readonly ready: boolean;
  /** There is something that cannot be read on yet, because an earlier transaction still runs. */
  readonly pending: boolean;
}

/** `$2` and `$3` are where the reader is; who was further than anything told since, as after a restored backup, begins at the horizon. */
const standing = `
  with now as (select pg_snapshot_xmin(snapshot) as horizon, pg_snapshot_xmax(snapshot) as ahead from pg_current_snapshot() snapshot)
  select horizon::text, (select count(*)::integer from notice where account_id = $1 and read_at is null) as unread,
         exists (select from notice where account_id = $1 and (transaction, id) > (least($2::xid8, horizon), $3::bigint) and transaction < horizon) as ready,
         exists (select from notice where account_id = $1 and transaction >= horizon and transaction < ahead) as pending
    from now`;

/** In the order of transactions, and none whose turn another one could still come before. */
export const noticesAfter = `${seenNotices} and (n.transaction, n.id) > ($4::xid8, $5::bigint) and n.transaction < pg_snapshot_xmin(pg_current_snapshot())
   order by n.transaction, n.id limit $6`;

/** Notices one after the other, so that nobody who reads on misses one that was committed late. */
@Injectable()
export class NoticeStreamRepository {
  constructor(private readonly database: Database) {}

  async standing(account: string, { transaction, id }: StreamPosition): Promise<StreamStanding> {
    const [row] = await this.database.query<StreamStanding>('notice-stream-standing', standing, [account, transaction, id]);
    if (!row) throw new Error('no standing of a stream');
    return row;
  }

  after({ account, visible, today }: NoticeReader, { transaction, id }: StreamPosition, limit: number): Promise<SeenNotice[]> {
    return this.database.query<SeenNotice>('notices-after', noticesAfter, [today, visible, account, transaction, id, limit]);
  }

  /** Hears for which account there is something new; for all, without one. */
  listen(heard: (account: string | undefined) => void): Listener {
    return this.database.listen(noticeChannel, heard);
  }
}
