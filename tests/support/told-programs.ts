import pg from 'pg';
import { Database } from '../../src/platform/database/database.js';
import { WebhooksService, type WebhookEvent } from '../../src/webhooks/webhooks.service.js';
import { useApplication, type RunningApplication } from '../http/support/application.js';
import { enterPartyOffice, type PartyOffice } from './party-office.js';
import { openReceiver, type Receiver } from './receiver.js';

/** A webhook as it was entered. */
export interface Told {
  readonly id: string;
  readonly secret: string;
}

/** An application with an office and a receiver that the operator has listed. */
export interface ToldPrograms {
  readonly running: RunningApplication;
  readonly office: PartyOffice;
  readonly receiver: Receiver;
  readonly webhooks: WebhooksService;
  /** Enters a webhook to a path of the receiver, for the branch unless another organ is named. */
  enter(path: string, organ?: string, events?: readonly WebhookEvent[]): Promise<Told>;
  /** Says that so many limits of the branch were missed. */
  announce(count?: number, organs?: readonly string[]): Promise<void>;
  deliver(): ReturnType<WebhooksService['deliver']>;
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Starts them before the tests of a spec file. */
export function useToldPrograms(): ToldPrograms {
  const settings: Record<string, string> = {};
  let receiver: Receiver;
  let office: PartyOffice;
  beforeAll(async () => {
    receiver = await openReceiver();
    settings['WEBHOOK_HOSTS'] = receiver.host;
  });
  const running = useApplication(settings);
  beforeAll(async () => {
    office = await enterPartyOffice(running.application);
  });
  afterAll(() => receiver.close());

  const webhooks = () => running.application.get(WebhooksService);
  return {
    running,
    get office() {
      return office;
    },
    get receiver() {
      return receiver;
    },
    get webhooks() {
      return webhooks();
    },
    async enter(path, organ = office.branch, events = ['deadline.missed']) {
      const answer = await running.askAs(office.clerk.account, { method: 'POST', url: `/api/v1/organisations/${organ}/webhooks`, payload: { url: `http://${receiver.host}${path}`, events } });
      if (answer.status !== 201) throw new Error(answer.text);
      return { id: String(answer.body['id']), secret: String(answer.body['secret']) };
    },
    async announce(count = 1, organs = [office.branch, office.grassroots, office.commune]) {
      const missed = Array.from({ length: count }, (_, nth) => ({ event: 'deadline.missed' as const, organs, payload: { nth } }));
      await running.application.get(Database).transaction((on) => webhooks().announce(on, missed, running.clock.now()));
    },
    deliver: () => webhooks().deliver(new AbortController().signal),
    async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      const client = new pg.Client({ ...running.database, options: '-c search_path=lotrinh,public' });
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
  };
}
