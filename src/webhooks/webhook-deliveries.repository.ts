import { Injectable } from '@nestjs/common';
import { Database, type Statements } from '../platform/database/database.js';
import type { Announcement } from './announcement.js';
import type { Verdict } from './delivery-retry.js';
import type { Attempt, ClaimedDelivery } from './webhook-record.js';

/** A webhook that is being ended at this moment is waited for, so that nothing is noted for one that has ended. */
const add = `
  with told as (
    select a.event, a.payload, w.id from jsonb_to_recordset($1::jsonb) as a (event text, organs uuid[], payload jsonb)
      join webhook w on w.organ_id = any(a.organs) and a.event = any(w.events) and w.ended_at is null
       for share of w)
  insert into webhook_delivery (id, webhook_id, event, payload, state, created_at, attempts, next_at)
  select gen_random_uuid(), id, event, payload, 'waiting', $2, 0, $2 from told`;

/** The oldest that is due of each webhook whose turn it is, and of these the oldest. */
const claim = `
  update webhook_delivery d set attempts = d.attempts + 1, leased_until = $2
    from (select due.id, w.id as webhook, w.url, w.secret
            from webhook w cross join lateral (
                 select id, next_at from webhook_delivery
                  where webhook_id = w.id and state = 'waiting' and next_at <= $1 and (leased_until is null or leased_until <= $1)
                  order by next_at, id limit 1 for update skip locked) due
           where w.ended_at is null and not w.id = any($3::uuid[])
           order by due.next_at, due.id limit 1) chosen
   where d.id = chosen.id
  returning d.id, d.event, d.payload, d.created_at as "createdAt", d.attempts as attempt, chosen.webhook as "webhookId", chosen.url, chosen.secret`;

/** Whoever took so long that another took it up notes the attempt and decides nothing. */
const settle = `
  with tried as (
    insert into webhook_attempt (delivery_id, attempt, at, milliseconds, status, error) values ($1, $2, $3, $4, $5, $6))
  update webhook_delivery set state = $7, next_at = $8, leased_until = null, settled_at = case when $7 <> 'waiting' then $9::timestamptz end
   where id = $1 and attempts = $2 and state = 'waiting'`;

const next = `
  select min(ahead.next_at) as at
    from webhook w cross join lateral (
         select next_at from webhook_delivery where webhook_id = w.id and state = 'waiting' and next_at > $1 order by next_at limit 1) ahead
   where w.ended_at is null`;

/** What is to be sent to the programs of others, and what came of it. */
@Injectable()
export class WebhookDeliveriesRepository {
  constructor(private readonly database: Database) {}

  async add(on: Statements, announcements: readonly Announcement[], at: Date): Promise<void> {
    if (announcements.length === 0 || !(await this.isAnybodyTold(on))) return;
    await on.query('add-webhook-deliveries', add, [JSON.stringify(announcements), at]);
  }

  /** Most installations tell no program, and their announcements need not go to the database at all. */
  private async isAnybodyTold(on: Statements): Promise<boolean> {
    return (await on.query('any-webhook', 'select from webhook where ended_at is null limit 1')).length > 0;
  }

  /** Takes one delivery in hand that is due, for a webhook other than these; until the lease ends nobody else takes it. */
  async claim(now: Date, leasedUntil: Date, others: readonly string[]): Promise<ClaimedDelivery | undefined> {
    return (await this.database.query<ClaimedDelivery>('claim-webhook-delivery', claim, [now, leasedUntil, others]))[0];
  }

  /** Notes an attempt and what becomes of the delivery. */
  async settle(id: string, { attempt, at, milliseconds, status, error }: Attempt, { state, nextAt }: Verdict, now: Date): Promise<void> {
    await this.database.query('settle-webhook-delivery', settle, [id, attempt, at, milliseconds, status ?? null, error ?? null, state, nextAt, now]);
  }

  /** When the next delivery is due that is not due yet. */
  async nextAfter(now: Date): Promise<Date | undefined> {
    return (await this.database.query<{ at: Date | null }>('next-webhook-delivery', next, [now]))[0]?.at ?? undefined;
  }
}
