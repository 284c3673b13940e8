import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Listener } from '../platform/database/listener.js';
import { NoticeStreamRepository } from './notice-stream.repository.js';

/** Wakes those who wait for notices of an account. One connection listens for the whole process, from the first who waits on. */
@Injectable()
export class NoticeBell implements OnModuleDestroy {
  private readonly waiting = new Map<string, Set<() => void>>();
  private listener: Listener | undefined;

  constructor(private readonly stream: NoticeStreamRepository) {}

  /** Calls back whenever there may be something new for the account, until the function that it gives is called. */
  onRing(account: string, wake: () => void): () => void {
    this.listener ??= this.stream.listen((rung) => this.ring(rung));
    const those = this.waiting.get(account) ?? new Set();
    this.waiting.set(account, those.add(wake));
    return () => {
      those.delete(wake);
      if (those.size === 0 && this.waiting.get(account) === those) this.waiting.delete(account);
    };
  }

  async onModuleDestroy(): Promise<void> {
    await this.listener?.stop();
  }

  private ring(account: string | undefined): void {
    const those = account === undefined ? [...this.waiting.values()] : [this.waiting.get(account) ?? new Set<() => void>()];
    for (const wakes of those) for (const wake of wakes) wake();
  }
}
