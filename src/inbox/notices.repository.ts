import { Injectable } from '@nestjs/common';
import type { Statements } from '../platform/database/database.js';
import type { NewNotice } from './notice.js';

/** On this channel PostgreSQL says to whom there is something new; the payload is the account. */
export const noticeChannel = 'lotrinh_notice';

/** Who has been told is not told again. */
const post = `
  with told as (
    insert into notice (account_id, kind, case_id, key, due_on, rung, rungs, organ_id, reason, created_at)
    select account, kind, "caseId", key, "dueOn", rung, rungs, organ, reason, $2
      from jsonb_to_recordset($1::jsonb) as new (account uuid, kind text, "caseId" uuid, key text, "dueOn" date, rung text, rungs text[], organ uuid, reason text)
    on conflict on constraint notice_once do nothing
    returning account_id)
  select account_id as account, pg_notify('${noticeChannel}', account_id::text), count(*)::integer as count from told group by account_id`;

/** What the program has told its accounts. */
@Injectable()
export class NoticesRepository {
  /** Tells each account what it has not been told yet; gives how many notices are new. */
  async post(on: Statements, notices: readonly NewNotice[], at: Date): Promise<number> {
    if (notices.length === 0) return 0;
    const told = await on.query<{ count: number }>('post-notices', post, [JSON.stringify(notices), at]);
    return told.reduce((sum, { count }) => sum + count, 0);
  }
}
