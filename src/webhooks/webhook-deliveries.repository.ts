import { Injectable } from '@nestjs/common';
import type { Statements } from '../platform/database/database.js';
import type { Announcement } from './announcement.js';

const add = `
  insert into webhook_delivery (id, webhook_id, event, payload, state, created_at, attempts, next_at)
  select gen_random_uuid(), w.id, a.event, a.payload, 'waiting', $2, 0, $2
    from jsonb_to_recordset($1::jsonb) as a (event text, organs uuid[], payload jsonb)
    join webhook w on w.organ_id = any(a.organs) and a.event = any(w.events) and w.ended_at is null`;

/** What is to be sent to the programs of others, and what came of it. */
@Injectable()
export class WebhookDeliveriesRepository {
  async add(on: Statements, announcements: readonly Announcement[], at: Date): Promise<void> {
    if (announcements.length > 0) await on.query('add-webhook-deliveries', add, [JSON.stringify(announcements), at]);
  }
}
