import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Database, type Statements } from '../platform/database/database.js';
import { noticeColumns, noticeTables } from './notice-columns.js';
import type { Notice } from './notice.js';

/** What an e-mail may tell: told since there are e-mails, not read, in no e-mail yet. */
const unmailed = 'n.account_id = p.account_id and n.mail_id is null and n.read_at is null and n.created_at >= p.email_since';

/** When digests of a day or a week come: half an hour after the rungs of the day have rung, so that they tell of them. */
const morning = '07:30';

/** Nothing in the quiet hours; a digest only where the day, or the week from Monday on, has had none. */
const isTime = `
  not case when p.quiet_from <= p.quiet_until then l.clock >= p.quiet_from and l.clock < p.quiet_until
           else l.clock >= p.quiet_from or l.clock < p.quiet_until end
  and case p.digest when 'at-once' then true
        when 'daily' then l.clock >= '${morning}' and (p.mailed_at is null or (p.mailed_at at time zone 'Asia/Ho_Chi_Minh')::date < l.today)
        when 'weekly' then l.clock >= '${morning}' and (p.mailed_at is null or date_trunc('week', p.mailed_at at time zone 'Asia/Ho_Chi_Minh') < date_trunc('week', l.today::timestamp))
        else false end`;

/** Who is due an e-mail, who has waited the longest first. */
const due = `
  with l as (select ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::time as clock, ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as today)
  select p.account_id as account from notice_preference p cross join l join account a on a.id = p.account_id
   where p.digest <> 'none' and a.disabled_at is null and ${isTime} and exists (select from notice n where ${unmailed})
   order by p.mailed_at nulls first, p.account_id limit $2`;

/** What is to go out by e-mail, and what went. */
@Injectable()
export class MailingRepository {
  constructor(private readonly database: Database) {}

  /** Accounts that are due an e-mail at an instant. */
  async accountsDue(now: Date, limit: number): Promise<string[]> {
    return (await this.database.query<{ account: string }>('accounts-due-an-email', due, [now, limit])).map(({ account }) => account);
  }

  /** What an account was told and no e-mail tells yet, oldest first, locked: whoever asks at the same time waits, and then finds it mailed. */
  unmailed(on: Statements, account: string, today: IsoDate, limit: number): Promise<Notice[]> {
    const sql = `
      select ${noticeColumns} from ${noticeTables} join notice_preference p on p.account_id = $2
       where n.account_id = $2 and ${unmailed} order by n.id limit $3 for update of n`;
    return on.query<Notice>('unmailed-notices', sql, [today, account, limit]);
  }

  /** What an e-mail tells, oldest first. */
  mailedIn(mailId: string, today: IsoDate): Promise<Notice[]> {
    const sql = `select ${noticeColumns} from ${noticeTables} where n.mail_id = $2 order by n.id`;
    return this.database.query<Notice>('notices-of-a-mail', sql, [today, mailId]);
  }

  /** Notes in which e-mail notices are told; it must have been entered before. */
  async markMailed(on: Statements, ids: readonly number[], mailId: string): Promise<void> {
    await on.query(
      'mark-notices-mailed',
      `with marked as (update notice set mail_id = $2 where id = any($1::bigint[]) and mail_id is null returning account_id)
       update notice_preference set mailed_at = mail.created_at from mail where mail.id = $2 and notice_preference.account_id in (select marked.account_id from marked)`,
      [ids, mailId],
    );
  }
}
