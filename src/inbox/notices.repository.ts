import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Conditions } from '../platform/database/conditions.js';
import { Database, type Statements } from '../platform/database/database.js';
import { noticeColumns, noticeTables } from './notice-columns.js';
import type { NewNotice, Notice, NoticeKind } from './notice.js';

/** On this channel PostgreSQL says for whom there is something new; the payload is the account. */
export const noticeChannel = 'lotrinh_notice';

/** Whose notices are read, and by whom. */
export interface NoticeReader {
  readonly account: string;
  /** Places in the tree of the organs whose cases the account may see. */
  readonly visible: readonly string[];
  readonly today: IsoDate;
}

/** Which notices to list, and before which one. */
export interface NoticeFilter {
  readonly unread?: true | undefined;
  readonly kind?: NoticeKind | undefined;
  readonly case?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** A notice with the name of the person, where the reader may still see the case. */
export type SeenNotice = Notice & { readonly person: string | null };

/** Who has been told is not told again. */
const post = `
  with told as (
    insert into notice (account_id, kind, case_id, key, due_on, rung, rungs, organ_id, reason, created_at)
    select account, kind, "caseId", key, "dueOn", rung, rungs, organ, reason, $2
      from jsonb_to_recordset($1::jsonb) as new (account uuid, kind text, "caseId" uuid, key text, "dueOn" date, rung text, rungs text[], organ uuid, reason text)
    on conflict on constraint notice_once do nothing
    returning account_id)
  select account_id as account, pg_notify('${noticeChannel}', account_id::text), count(*)::integer as count from told group by account_id`;

/** `$1` is today, `$2` what the reader may see, `$3` the account. */
export const seenNotices = `
  select ${noticeColumns}, case when $2::ltree[] @> b.path or $2::ltree[] @> d.path then s.full_name end as person
    from ${noticeTables} join organ b on b.id = c.branch_id left join organ d on d.id = c.destination_id join person s on s.id = c.subject
   where n.account_id = $3`;

/** What the program has told its accounts. */
@Injectable()
export class NoticesRepository {
  constructor(private readonly database: Database) {}

  /** Tells each account what it has not been told yet; gives how many notices are new. */
  async post(on: Statements, notices: readonly NewNotice[], at: Date): Promise<number> {
    if (notices.length === 0) return 0;
    const told = await on.query<{ count: number }>('post-notices', post, [JSON.stringify(notices), at]);
    return told.reduce((sum, { count }) => sum + count, 0);
  }

  /** An account's own notices, newest first; one more than asked for tells of a next page. */
  list({ account, visible, today }: NoticeReader, filter: NoticeFilter): Promise<SeenNotice[]> {
    const conditions = new Conditions(today, visible, account, filter.limit + 1)
      .when('kind', filter.kind, (kind) => `n.kind = ${kind}`)
      .when('case', filter.case, (id) => `n.case_id = ${id}`)
      .when('before', filter.before, (id) => `n.id < ${id}`);
    const unread = filter.unread ? ' and n.read_at is null' : '';
    const sql = `${seenNotices}${conditions.sql}${unread} order by n.id desc limit $4`;
    return this.database.search<SeenNotice>(conditions.named('notices'), sql, conditions.values);
  }

  /** How many notices an account has not read. */
  async unread(account: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>('unread-notices', 'select count(*)::integer as count from notice where account_id = $1 and read_at is null', [account]);
    return row?.count ?? 0;
  }

  /** Marks an own notice as read, or as unread where there is no instant. Whether there is such a notice. */
  mark(account: string, id: number, readAt: Date | undefined): Promise<boolean> {
    return this.marked('mark-notice', 'update notice set read_at = case when $3::timestamptz is not null then coalesce(read_at, $3) end where account_id = $1 and id = $2 returning account_id', [account, id, readAt ?? null]);
  }

  /** Marks every own notice up to one as read. */
  async markAll(account: string, upTo: number, readAt: Date): Promise<void> {
    await this.marked('mark-notices', 'update notice set read_at = $3 where account_id = $1 and id <= $2 and read_at is null returning account_id', [account, upTo, readAt]);
  }

  /** Whoever reads elsewhere with the same account hears of it. */
  private async marked(name: string, update: string, values: readonly unknown[]): Promise<boolean> {
    const sql = `with marked as (${update}) select pg_notify('${noticeChannel}', account_id::text) from (select distinct account_id from marked) once`;
    return (await this.database.query(name, sql, values)).length > 0;
  }
}
