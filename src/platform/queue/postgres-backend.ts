import { createPostgresBackend, PostgresConnection, runMigrations, type PostgresConnectionOptions } from 'bullmq';
import { connectionOptions, roles, type DatabaseAddress } from '../database/connection.js';
import { QueueBackend } from './queue-backend.js';

type Client = Awaited<ReturnType<PostgresConnection['pool']['connect']>>;

/** The queue in the database of the product: as the role `lotrinh_queue`, in the schema `bullmq`, which hold nothing else. */
export class PostgresBackend extends QueueBackend {
  private readonly connection: PostgresConnectionOptions;

  constructor(address: DatabaseAddress) {
    const connection = connectionOf(address);
    super((name, options, more) => createPostgresBackend(name, { ...options, connection }, more));
    this.connection = connection;
  }

  override async reach(): Promise<void> {
    await this.withClient(async () => undefined);
  }

  /** Brings the tables of BullMQ to the form that this BullMQ needs. */
  override async prepare(): Promise<void> {
    await this.withClient((client) => runMigrations(withoutCreatingSchema(client)));
  }

  private async withClient(use: (client: Client) => Promise<unknown>): Promise<void> {
    const { pool } = new PostgresConnection(this.connection);
    try {
      const client = await pool.connect();
      await use(client).finally(() => client.release());
    } finally {
      await pool.end();
    }
  }
}

function connectionOf(address: DatabaseAddress): PostgresConnectionOptions {
  // BullMQ reads numbers as pg gives them, so the house's own reading of columns is left out.
  const { types: _, ...options } = connectionOptions({ address, applicationName: 'lotrinh queue', poolSize: 2 }, roles.queue);
  return { ...options, schema: 'bullmq' } as PostgresConnectionOptions;
}

/**
 * BullMQ creates its schema if it is not there, and PostgreSQL asks for the right to create schemas even if it is. The role of the
 * queue has no such right: its schema is made together with the roles.
 */
function withoutCreatingSchema(client: Client): Client {
  const query: Client['query'] = async (text, values) => (text.startsWith('CREATE SCHEMA IF NOT EXISTS') ? { rows: [], rowCount: 0 } : client.query(text, values));
  return new Proxy(client, { get: (target, name): unknown => (name === 'query' ? query : Reflect.get(target, name)) });
}
