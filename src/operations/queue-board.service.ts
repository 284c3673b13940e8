import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Language } from '../platform/language/language.js';
import { QueueBackend, type BellQueue } from '../platform/queue/queue-backend.js';
import { QueueBoard } from './queue-board.js';

/** Where the board stands. */
export const boardPath = 'admin/queue';

/** Opens the board over the queue when somebody looks at it for the first time. */
@Injectable()
export class QueueBoardService implements OnModuleDestroy {
  private opened: { readonly queue: BellQueue; readonly board: QueueBoard } | undefined;

  constructor(
    private readonly backend: QueueBackend,
    private readonly language: Language,
  ) {}

  /** The board; throws while the queue cannot be reached. */
  async open(): Promise<QueueBoard> {
    if (this.opened) return this.opened.board;
    await this.backend.prepare();
    const queue = this.backend.openQueue({});
    // Whoever asks is told; without a listener a lost connection would end the process.
    queue.on('error', () => undefined);
    this.opened = { queue, board: new QueueBoard(queue, `/${boardPath}/`, this.language.t('vi', 'operations:board.title')) };
    return this.opened.board;
  }

  async onModuleDestroy(): Promise<void> {
    await this.opened?.queue.close();
  }
}
