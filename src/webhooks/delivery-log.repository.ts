import { Injectable } from '@nestjs/common';
import { Conditions } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import type { Attempt, DeadDelivery, Delivery, DeliveryState, LoggedDelivery } from './webhook-record.js';

/** A place in a log: the instant of a delivery, and its id. */
export interface LogPosition {
  readonly at: string;
  readonly id: string;
}

/** Which page of the log of a webhook. */
export interface LogPage {
  readonly limit: number;
  readonly after?: LogPosition | undefined;
  readonly state?: DeliveryState | undefined;
}

const attempts = `array(select json_strip_nulls(json_build_object('attempt', a.attempt, 'at', a.at, 'milliseconds', a.milliseconds, 'status', a.status, 'error', a.error))
                          from webhook_attempt a where a.delivery_id = d.id order by a.attempt)`;
const columns = `d.id, d.event, d.payload, d.state, d.created_at as "createdAt", d.next_at as "nextAt", d.settled_at as "settledAt", ${attempts} as attempts`;

/** The two parts of a position that is given as JSON. */
const placeOf = (place: string) => `(${place}::jsonb ->> 'at')::timestamptz, (${place}::jsonb ->> 'id')::uuid`;

/** What was sent and what came of it, for those who look. */
@Injectable()
export class DeliveryLogRepository {
  constructor(private readonly database: Database) {}

  /** Deliveries of a webhook, the newest first: one more than asked for tells of a next page. */
  list(webhook: string, { limit, after, state }: LogPage): Promise<LoggedDelivery[]> {
    const where = new Conditions(webhook, limit + 1).when('state', state, (place) => `d.state = ${place}`);
    where.when('after', after, (place) => `(d.created_at, d.id) < (${placeOf(place)})`);
    const sql = `select ${columns} from webhook_delivery d where d.webhook_id = $1${where.sql} order by d.created_at desc, d.id desc limit $2`;
    return this.database.query<LoggedDelivery>(where.named('webhook-deliveries'), sql, where.values);
  }

  /** One delivery of a webhook. */
  async find(webhook: string, id: string): Promise<LoggedDelivery | undefined> {
    const sql = `select ${columns} from webhook_delivery d where d.webhook_id = $1 and d.id = $2`;
    return (await this.database.query<LoggedDelivery>('webhook-delivery', sql, [webhook, id]))[0];
  }

  /** Deliveries that were given up, of webhooks that have not ended, the oldest first: one more than asked for. */
  dead({ limit, after }: Omit<LogPage, 'state'>): Promise<DeadDelivery[]> {
    const where = new Conditions(limit + 1).when('after', after, (place) => `(d.created_at, d.id) > (${placeOf(place)})`);
    const sql = `
      select d.id, d.event, d.created_at as "createdAt", d.webhook_id as "webhookId", w.organ_id as organ, d.settled_at as "settledAt", d.attempts
        from webhook_delivery d join webhook w on w.id = d.webhook_id
       where d.state = 'dead' and w.ended_at is null${where.sql} order by d.created_at, d.id limit $1`;
    return this.database.query<DeadDelivery>(where.named('dead-webhook-deliveries'), sql, where.values);
  }

  /** Keeps a trial with what came of it. */
  async addTrial(webhook: string, { id, event, payload, createdAt }: Delivery, state: DeliveryState, { at, milliseconds, status, error }: Omit<Attempt, 'attempt'>): Promise<void> {
    const sql = `
      with trial as (
        insert into webhook_delivery (id, webhook_id, event, payload, state, created_at, attempts, next_at, settled_at) values ($1, $2, $3, $4, $5, $6, 1, $6, $7))
      insert into webhook_attempt (delivery_id, attempt, at, milliseconds, status, error) values ($1, 1, $7, $8, $9, $10)`;
    await this.database.query('webhook-trial', sql, [id, webhook, event, payload, state, createdAt, at, milliseconds, status ?? null, error ?? null]);
  }

  /** Makes a delivery due now, whatever became of it. It keeps its id, by which the receiver knows it. */
  async makeDue(webhook: string, id: string, now: Date): Promise<boolean> {
    const sql = `update webhook_delivery set state = 'waiting', next_at = $3, settled_at = null where webhook_id = $1 and id = $2 returning id`;
    return (await this.database.query('webhook-delivery-again', sql, [webhook, id, now])).length === 1;
  }
}
