import pg from 'pg';

const shortest = 500;
const longest = 30_000;

/**
 * Hears what PostgreSQL announces on a channel (LISTEN/NOTIFY), on one connection of its own that comes back whenever it is lost. What is
 * announced meanwhile is lost: `heard` is then called without a payload, and whoever hears looks for itself.
 */
export class Listener {
  private client: pg.Client | undefined;
  private again: NodeJS.Timeout | undefined;
  private wait = shortest;
  private isStopped = false;

  constructor(
    private readonly options: pg.ClientConfig,
    private readonly channel: string,
    private readonly heard: (payload: string | undefined) => void,
  ) {
    void this.connect();
  }

  /** Hears nothing more. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.again);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client(this.options);
    this.client = client;
    client.on('notification', ({ payload }) => this.heard(payload));
    let isLost = false;
    const lost = () => {
      if (isLost) return;
      isLost = true;
      void client.end().catch(() => undefined);
      this.later();
    };
    client.on('error', lost);
    client.on('end', lost);
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(this.channel)}`);
    } catch {
      return lost();
    }
    this.wait = shortest;
    this.heard(undefined);
  }

  /** Waits longer after each failure, and not as long as every other process that lost its connection at the same moment. */
  private later(): void {
    if (this.isStopped) return;
    this.again = setTimeout(() => void this.connect(), this.wait * (0.5 + Math.random() / 2));
    this.again.unref();
    this.wait = Math.min(this.wait * 2, longest);
  }
}
