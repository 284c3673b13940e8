import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Readable } from 'node:stream';
import { IdentityService, type Session } from '../identity/identity.service.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import { InboxReading } from './inbox-reading.service.js';
import type { ToldNotice } from './inbox-views.js';
import { LiveStream } from './live-stream.js';
import { NoticeBell } from './notice-bell.service.js';
import { NoticeStreamRepository, type StreamPosition } from './notice-stream.repository.js';

/** Who listens, from where on, and how a notice is shown to them. */
export interface Listening {
  readonly session: Session;
  readonly from: StreamPosition | undefined;
  readonly code: LanguageCode;
  readonly view: (told: ToldNotice) => object;
}

/** A browser opens one for each window. */
const mostOfAccount = 6;
const mostOfProcess = 500;
const atOnce = 50;

/** Live updates (thông báo tức thời): what is new reaches whoever has the program open. */
@Injectable()
export class LiveNotices implements OnModuleDestroy {
  /** From the oldest to the newest: whose each one is, and how it is closed. */
  private readonly open = new Map<LiveStream, { readonly account: string; readonly close: () => void }>();
  private isClosing = false;

  constructor(
    private readonly reading: InboxReading,
    private readonly stream: NoticeStreamRepository,
    private readonly bell: NoticeBell,
    private readonly identity: IdentityService,
  ) {}

  /**
   * Server-sent events for one session, until it has ended or the reader has left. Where the account has many already the oldest gives
   * way: a telephone that lost its network seems to be there for a quarter of an hour. 503 where the process has too many.
   */
  listen(listening: Listening, left: AbortSignal): Readable {
    const { accountId } = listening.session.actor;
    if (this.isClosing || this.open.size >= mostOfProcess) throw new Problem('not-ready', { headers: { 'retry-after': '60' } });
    const own = [...this.open.values()].filter(({ account }) => account === accountId);
    for (const { close } of own.slice(0, Math.max(own.length - mostOfAccount + 1, 0))) close();
    const live = new LiveStream(this.sourceOf(listening), listening.from);
    const leave = this.bell.onRing(accountId, () => live.ring());
    const events = Readable.from(live.events());
    const over = () => {
      live.end();
      leave();
      this.open.delete(live);
    };
    // Whoever leaves is let go at once; the text itself ends only when it has been woken.
    left.addEventListener('abort', over);
    const close = () => {
      over();
      events.destroy();
    };
    this.open.set(live, { account: accountId, close });
    return events.once('close', over);
  }

  /** A server that stops waits for what it is answering, and these answers would never end. */
  onModuleDestroy(): void {
    this.isClosing = true;
    for (const live of this.open.keys()) live.end();
  }

  private sourceOf({ session, code, view }: Listening): ConstructorParameters<typeof LiveStream>[0] {
    const { accountId } = session.actor;
    let actor: Actor | undefined = session.actor;
    return {
      admits: async () => (actor = await this.identity.actorIn(session.id)) !== undefined,
      standing: (from) => this.stream.standing(accountId, from),
      after: async (from) => {
        if (!actor) return [];
        const found = await this.stream.after(await this.reading.readerOf(actor), from, atOnce);
        const told = await this.reading.told(found, code);
        return told.map((one) => ({ at: { transaction: one.notice.transaction, id: one.notice.id }, data: view(one) }));
      },
    };
  }
}
