import type { Audience, Citation, IsoDate } from '../../workflows/index.js';

export const noticeKinds = ['limit-ahead', 'limit-today', 'limit-overdue', 'limit-missed', 'correction-waits'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Why an account is told: as one of those who record for the organ, as its secretary, as the office above it, or as the second person. */
export type NoticeReason = Audience | 'second-person';

/** Something that one account is to be told of one case (thông báo). It holds no personal data. */
export interface NewNotice {
  readonly account: string;
  readonly kind: NoticeKind;
  readonly caseId: string;
  /** The limit, or the id of the correction that waits. */
  readonly key: string;
  readonly dueOn: IsoDate;
  /** Account, case, key, day and rung make a notice the only one of its kind. */
  readonly rung: string;
  /** Rungs that it tells of, oldest first. */
  readonly rungs: readonly string[];
  /** The organ that has to act. */
  readonly organ: string;
  readonly reason: NoticeReason;
}

/** A notice as it was told, with what has become of its matter since. */
export interface Notice extends NewNotice {
  readonly id: number;
  /** The transaction that told it; in the order of these, and of the ids within one, nobody who reads on misses a notice. */
  readonly transaction: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  readonly caseNumber: string;
  readonly procedure: string;
  /** As it is called today. */
  readonly organName: string;
  /** The limit as it runs now; null where it runs no more. */
  readonly limit: { readonly dueOn: IsoDate; readonly citation: Citation } | null;
  /** The correction was confirmed, rejected or withdrawn. */
  readonly isDecided: boolean;
}

/** What has become of the matter of a notice: it waits, waits for another day, or is done. */
export type NoticeStanding = 'open' | 'moved' | 'settled';

export function standingOf({ kind, dueOn, limit, isDecided }: Pick<Notice, 'kind' | 'dueOn' | 'limit' | 'isDecided'>): NoticeStanding {
  if (kind === 'correction-waits') return isDecided ? 'settled' : 'open';
  if (limit === null) return 'settled';
  return limit.dueOn === dueOn ? 'open' : 'moved';
}
