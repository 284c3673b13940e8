import type { StreamPosition, StreamStanding } from './notice-stream.repository.js';

/** What a stream asks of the house. */
export interface LiveSource {
  /** Whether the session still lives. */
  admits(): Promise<boolean>;
  standing(from: StreamPosition): Promise<StreamStanding>;
  /** Some notices after a position, in order, each with what is sent of it. */
  after(from: StreamPosition): Promise<readonly { readonly at: StreamPosition; readonly data: object }[]>;
}

/** While nothing is heard the table is asked so often, and whoever listens gets a sign of life. */
const restInMs = 15_000;
/** How soon to look again when something waits for an earlier transaction, or the database does not answer. */
const soonInMs = 250;

const beginning: StreamPosition = { transaction: '0', id: 0 };
const written = ({ transaction, id }: StreamPosition): string => `${transaction}-${id}`;

/** The position in a `Last-Event-ID`; nothing when it was not made here. */
export function positionIn(lastEventId: string): StreamPosition | undefined {
  const [, transaction, id] = /^(\d{1,19})-(\d{1,15})$/.exec(lastEventId) ?? [];
  return transaction === undefined || id === undefined ? undefined : { transaction, id: Number(id) };
}

/** One reader of notices: the text of server-sent events, until the reader leaves, the session ends or the house closes. */
export class LiveStream {
  private wakeUp: (() => void) | undefined;
  private isRung = false;
  private isEnded = false;
  private unread: number | undefined;

  constructor(
    private readonly source: LiveSource,
    private position: StreamPosition | undefined,
  ) {}

  /** There may be something new. */
  ring(): void {
    this.isRung = true;
    this.wakeUp?.();
  }

  end(): void {
    this.isEnded = true;
    this.ring();
  }

  async *events(): AsyncGenerator<string> {
    // Who all lost their connection at once do not all come back at once.
    yield `retry: ${2000 + Math.floor(Math.random() * 5000)}\n\n`;
    while (!this.isEnded) {
      this.isRung = false;
      const standing = await this.look();
      if (standing === 'over') return;
      const found = standing?.ready ? await this.source.after(this.position ?? beginning).catch(() => []) : [];
      for (const one of found) yield this.notice(one);
      if (found.length > 0) continue;
      yield standing && standing.unread !== this.unread ? this.count(standing.unread) : ': \n\n';
      await this.rest(standing && !standing.ready && !standing.pending ? restInMs : soonInMs);
    }
  }

  /** How things stand; nothing while the database does not answer. */
  private async look(): Promise<StreamStanding | 'over' | undefined> {
    try {
      if (!(await this.source.admits())) return 'over';
      const standing = await this.source.standing(this.position ?? beginning);
      const isAhead = this.position !== undefined && BigInt(this.position.transaction) > BigInt(standing.horizon);
      if (this.position !== undefined && !isAhead) return standing;
      this.position = { transaction: standing.horizon, id: 0 };
      return { ...standing, ready: false };
    } catch {
      return undefined;
    }
  }

  private notice({ at, data }: { readonly at: StreamPosition; readonly data: object }): string {
    this.position = at;
    return `event: notice\nid: ${written(at)}\ndata: ${JSON.stringify(data)}\n\n`;
  }

  /** It carries the position, so that also who got no notice yet misses none while away. */
  private count(unread: number): string {
    this.unread = unread;
    return `event: unread\nid: ${written(this.position ?? beginning)}\ndata: ${JSON.stringify({ unread })}\n\n`;
  }

  private async rest(milliseconds: number): Promise<void> {
    if (this.isRung) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = undefined;
  }
}
