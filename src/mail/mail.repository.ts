import { Injectable } from '@nestjs/common';
import { Database, type Statements } from '../platform/database/database.js';
import type { LostMail, LostMailPosition, MailInHand } from './mail-record.js';

/** The one that has waited the longest; one that another sender is looking at is passed over. */
const claim = `
  update mail set attempts = attempts + 1, next_at = $2, claim = $3
   where id = (select id from mail where state = 'waiting' and next_at <= $1 order by next_at, id limit 1 for update skip locked)
  returning id, account_id as account, attempts as attempt, (select disabled_at is not null from account where account.id = account_id) as "isDisabled"`;

const lost = `
  select m.id, m.account_id as account, a.name as "accountName", m.state, m.created_at as "createdAt", m.settled_at as "settledAt", m.attempts,
         m.last_error as reason, (select count(*)::integer from mail_again where mail_id = m.id) as "sentAgain"
    from mail m join account a on a.id = m.account_id
   where m.state in ('uncertain', 'dead') and ($1::timestamptz is null or (m.created_at, m.id) < ($1, $2::uuid))
   order by m.created_at desc, m.id desc limit $3`;

const again = `
  with lost as (select id, state from mail where id = $1 and state in ('uncertain', 'dead') for update),
       noted as (insert into mail_again (mail_id, account_id, at, was) select id, $2, $3, state from lost)
  update mail set state = 'waiting', attempts = 0, next_at = $3, claim = null, settled_at = null, last_error = null from lost where mail.id = lost.id
  returning mail.id`;

/** E-mails on their way. Whoever changes one in hand names the claim under which it was taken, so that a slow sender changes nothing any more. */
@Injectable()
export class MailRepository {
  constructor(private readonly database: Database) {}

  /** Enters an e-mail that is due at once. */
  async add(on: Statements, id: string, account: string, at: Date): Promise<void> {
    await on.query('add-mail', `insert into mail (id, account_id, state, created_at, attempts, next_at) values ($1, $2, 'waiting', $3, 0, $3)`, [id, account, at]);
  }

  /** Takes the mail in hand that has been due the longest, until `until`. */
  async claim(now: Date, until: Date, claimedAs: string): Promise<MailInHand | undefined> {
    const [taken] = await this.database.query<{ [Field in keyof MailInHand]: MailInHand[Field] }>('claim-mail', claim, [now, until, claimedAs]);
    return taken;
  }

  /** Notes that the mail is about to go out; false when it is no longer this sender's. */
  async beginHandingOver(id: string, claimedAs: string): Promise<boolean> {
    const sql = `update mail set state = 'handing-over' where id = $1 and claim = $2 and state = 'waiting' returning id`;
    return (await this.database.query('begin-handing-over-mail', sql, [id, claimedAs])).length === 1;
  }

  /** Puts it back for another try. */
  async postpone(id: string, claimedAs: string, nextAt: Date, reason: string): Promise<void> {
    const sql = `update mail set state = 'waiting', next_at = $3, claim = null, last_error = $4 where id = $1 and claim = $2 and state in ('waiting', 'handing-over')`;
    await this.database.query('postpone-mail', sql, [id, claimedAs, nextAt, reason]);
  }

  /** Puts it back as if nobody had taken it. */
  async release(id: string, claimedAs: string, nextAt: Date): Promise<void> {
    const sql = `update mail set attempts = attempts - 1, next_at = $3, claim = null where id = $1 and claim = $2 and state = 'waiting'`;
    await this.database.query('release-mail', sql, [id, claimedAs, nextAt]);
  }

  /** Notes its end. That it arrived is noted also when somebody already took it for lost. */
  async settle(id: string, claimedAs: string, state: 'sent' | 'uncertain' | 'dead' | 'dropped', at: Date, reason?: string): Promise<void> {
    const sql = `
      update mail set state = $3, settled_at = $4, last_error = $5
       where id = $1 and claim = $2 and (state in ('waiting', 'handing-over') or (state = 'uncertain' and $3 = 'sent'))`;
    await this.database.query('settle-mail', sql, [id, claimedAs, state, at, reason ?? null]);
  }

  /** What a sender was handing over that never came back may have gone out or not; gives how many. */
  async settleAbandoned(now: Date): Promise<number> {
    const sql = `update mail set state = 'uncertain', settled_at = $1, last_error = 'abandoned' where state = 'handing-over' and next_at <= $1 returning id`;
    return (await this.database.query('settle-abandoned-mails', sql, [now])).length;
  }

  /** Lost ones, newest first. */
  lost(after: LostMailPosition | undefined, limit: number): Promise<LostMail[]> {
    return this.database.query<{ [Field in keyof LostMail]: LostMail[Field] }>('lost-mails', lost, [after?.createdAt ?? null, after?.id ?? null, limit]);
  }

  /** Lets a lost one go out once more, and notes who wanted it; false when it is not lost. */
  async sendAgain(id: string, account: string, at: Date): Promise<boolean> {
    return (await this.database.query('send-mail-again', again, [id, account, at])).length === 1;
  }

  async exists(id: string): Promise<boolean> {
    return (await this.database.query('mail-exists', 'select id from mail where id = $1', [id])).length === 1;
  }
}
