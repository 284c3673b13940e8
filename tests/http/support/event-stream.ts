import { request, type IncomingMessage } from 'node:http';

/** A server-sent event. */
export interface Received {
  readonly event: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A reader of server-sent events on a real socket. */
export class EventStream {
  readonly events: Received[] = [];
  /** Everything as it came, signs of life too. */
  text = '';
  readonly ended: Promise<void>;
  private over: () => void = () => undefined;
  private rest = '';

  private constructor(private readonly answer: IncomingMessage) {
    this.ended = new Promise((resolve) => (this.over = resolve));
    answer.setEncoding('utf8').on('data', (part: string) => this.take(part)).on('end', this.over).on('error', this.over).on('close', this.over);
  }

  /** Opens a stream; rejects with the status where there is none. */
  static open(port: number, token: string, lastEventId?: string): Promise<EventStream> {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...(lastEventId && { 'last-event-id': lastEventId }) };
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path: '/api/v1/inbox/live', headers, agent: false }, (answer) => {
        if (answer.statusCode === 200) return resolve(new EventStream(answer));
        answer.resume();
        reject(new Error(`status ${answer.statusCode}`));
      });
      asked.on('error', reject).end();
    });
  }

  /** The ids of the notices that came, each at its time. */
  get notices(): unknown[] {
    return this.events.filter(({ event }) => event === 'notice').map(({ data }) => data['id']);
  }

  /** Waits until something came. */
  async until(isThere: (stream: EventStream) => boolean, milliseconds = 8000): Promise<void> {
    for (let waited = 0; !isThere(this); waited += 20) {
      if (waited > milliseconds) throw new Error(`It never came. What came:\n${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** As when the network is gone. */
  drop(): void {
    this.answer.destroy();
  }

  private take(part: string): void {
    this.text += part;
    const blocks = (this.rest + part).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      if (fields['event'] !== undefined) this.events.push({ event: fields['event'], id: fields['id'] ?? '', data: JSON.parse(fields['data'] ?? '{}') as Received['data'] });
    }
  }
}
