import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Webhook } from './webhook-record.js';

const columns = 'id, organ_id as organ, url, events, created_at as "createdAt", ended_at as "endedAt"';

/** A page of webhooks: how many, and after which one. */
interface WebhookPage {
  readonly limit: number;
  readonly after?: { readonly at: string; readonly id: string } | undefined;
}

/** The programs of others that are told. */
@Injectable()
export class WebhooksRepository {
  constructor(private readonly database: Database) {}

  /** Enters one more, unless the organ has so many already; then it gives false. */
  async add({ id, organ, url, events, createdAt }: Webhook, secret: string, account: string, most: number): Promise<boolean> {
    const sql = `
      insert into webhook (id, organ_id, url, secret, events, account_id, created_at)
      select $1, $2::uuid, $3, $4, $5, $6, $7 where (select count(*) from webhook where organ_id = $2::uuid and ended_at is null) < $8 returning id`;
    return (await this.database.query('webhook-add', sql, [id, organ, url, secret, events, account, createdAt, most])).length === 1;
  }

  /** Those of an organ, the first one first, also those that have ended: one more than asked for tells of a next page. */
  list(organ: string, { limit, after }: WebhookPage): Promise<Webhook[]> {
    const sql = `select ${columns} from webhook where organ_id = $1 and (created_at, id) > (coalesce($2::timestamptz, '-infinity'), coalesce($3::uuid, '00000000-0000-0000-0000-000000000000')) order by created_at, id limit $4`;
    return this.database.query<Webhook>('webhooks-of-organ', sql, [organ, after?.at ?? null, after?.id ?? null, limit + 1]);
  }

  async find(id: string): Promise<(Webhook & { readonly secret: string }) | undefined> {
    return (await this.database.query<Webhook & { secret: string }>('webhook-find', `select ${columns}, secret from webhook where id = $1`, [id]))[0];
  }

  /** Nothing is sent any more, also not what still waits; a second time changes nothing. */
  async end(id: string, at: Date): Promise<void> {
    await this.database.transaction(async (on) => {
      await on.query('webhook-end', 'update webhook set ended_at = $2 where id = $1 and ended_at is null', [id, at]);
      await on.query('webhook-drop', `update webhook_delivery set state = 'dropped', settled_at = $2 where webhook_id = $1 and state = 'waiting'`, [id, at]);
    });
  }
}
