import type { Audience, IsoDate } from '../../workflows/index.js';

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
