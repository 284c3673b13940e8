import { Injectable } from '@nestjs/common';
import type { Statements } from '../platform/database/database.js';
import type { NewNotice } from './notice.js';
import { NoticesRepository } from './notices.repository.js';

export type { NewNotice, NoticeKind, NoticeReason } from './notice.js';

/** What the program tells its accounts (hộp thông báo). */
@Injectable()
export class InboxService {
  constructor(private readonly notices: NoticesRepository) {}

  /** Tells each account what it has not been told yet, in the caller's transaction; gives how many notices are new. */
  post(on: Statements, notices: readonly NewNotice[], at: Date): Promise<number> {
    return this.notices.post(on, notices, at);
  }
}
