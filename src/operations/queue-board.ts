import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { BellQueue } from '../platform/queue/queue-backend.js';

type Server = Parameters<typeof createBullBoard>[0]['serverAdapter'];
type Routes = Parameters<Server['setApiRoutes']>[0];
type Entry = Parameters<Server['setEntryRoute']>[0];
/** The board declares that it wants a queue in Redis; it shows one in PostgreSQL as well. */
type BoardQueue = ConstructorParameters<typeof BullMQAdapter>[0];

const files = path.join(path.dirname(createRequire(import.meta.url).resolve('@bull-board/ui/package.json')), 'dist');

/** What the board answers. */
export interface BoardAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * The pages of bull-board over the queue, to be looked at and nothing else: whatever changes a job is not answered. Our own routes
 * stand between it and the network, so that it is as guarded as every other one.
 */
export class QueueBoard {
  private routes: Routes = [];
  private entry: Entry | undefined;
  private queues: Parameters<Server['setQueues']>[0] | undefined;
  private config: Parameters<Server['setUIConfig']>[0] = {};

  constructor(
    queue: BellQueue,
    private readonly basePath: string,
    title: string,
  ) {
    const server: Server = {
      setQueues: (queues) => this.keep(server, () => (this.queues = queues)),
      setApiRoutes: (routes) => this.keep(server, () => (this.routes = routes)),
      setEntryRoute: (entry) => this.keep(server, () => (this.entry = entry)),
      setUIConfig: (config) => this.keep(server, () => (this.config = config)),
      setViewsPath: () => server,
      setStaticPath: () => server,
      setErrorHandler: () => server,
    };
    const uiConfig = { boardTitle: title, environment: { label: 'lotrinh', color: '#7a1f1f' }, hideRedisDetails: true, pollingInterval: { showSetting: true } };
    createBullBoard({ queues: [new BullMQAdapter(queue as unknown as BoardQueue, { readOnlyMode: true })], serverAdapter: server, options: { uiConfig } });
  }

  /** The page; nothing on it comes from anywhere else. */
  async page(): Promise<string> {
    const shown = this.entry?.handler({ basePath: this.basePath, uiConfig: this.config });
    const values: Readonly<Record<string, unknown>> = shown?.params ?? {};
    const template = await readFile(path.join(files, 'index.ejs'), 'utf8');
    return template
      .replaceAll(/<link[^>]*href="https?:[^>]*>/g, '')
      .replaceAll(/<%([-=]) (\w+) %>/g, (_, kind: string, name: string) => (kind === '-' ? String(values[name]) : escaped(String(values[name]))));
  }

  /** A file of the page, or nothing. Only files that lie there are found. */
  async file(name: string): Promise<Buffer | undefined> {
    const place = path.join(files, 'static', name);
    if (!place.startsWith(path.join(files, 'static') + path.sep)) return undefined;
    return readFile(place).catch(() => undefined);
  }

  /** What the page asks for; nothing where there is no such question. */
  async answer(asked: string, query: Readonly<Record<string, unknown>>): Promise<BoardAnswer | undefined> {
    const wanted = asked.split('/').filter(Boolean);
    for (const one of this.routes) {
      if (![one.method].flat().includes('get')) continue;
      const params = [one.route].flat().map((pattern) => matched(pattern.split('/').filter(Boolean), wanted)).find((found) => found !== undefined);
      if (!params || !this.queues) continue;
      const { status = 200, body } = await one.handler({ queues: this.queues, uiConfig: this.config, params, query, body: {}, headers: {} });
      return { status, body };
    }
    return undefined;
  }

  private keep(server: Server, keep: () => unknown): Server {
    keep();
    return server;
  }
}

/** The parts of the address that a pattern such as `/queues/:name` names; nothing where it does not fit. */
function matched(pattern: readonly string[], wanted: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== wanted.length) return undefined;
  const params: Record<string, string> = {};
  for (const [place, part] of pattern.entries()) {
    const given = wanted[place] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = given;
    else if (part !== given) return undefined;
  }
  return params;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
