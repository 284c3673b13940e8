import type { Citation, Curer, DeadlinePurpose, HeldOffice, IsoDate } from '../../workflows/index.js';

/** A calendar that other programs read by a secret address (địa chỉ lịch); the secret itself is kept nowhere. */
export interface Feed {
  readonly id: string;
  /** Of this organ and all below it; of every organ that the account may read when absent. */
  readonly organ?: string | undefined;
  readonly createdAt: Date;
  readonly lastReadAt?: Date | undefined;
}

/** A calendar that is being read, with whose it is and the offices held today. */
export interface ReadFeed extends Feed {
  readonly accountId: string;
  readonly accountName: string;
  readonly personId: string | undefined;
  readonly offices: readonly HeldOffice[];
}

/** A time limit as a calendar shows it. */
export interface FeedLimit {
  readonly caseId: string;
  readonly number: string;
  readonly key: string;
  readonly anchoredOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly provisional: boolean;
  readonly whoActs: Curer;
  readonly purpose: DeadlinePurpose;
  readonly citation: Citation;
  /** Rises whenever what a calendar shows of the limit changes. */
  readonly sequence: number;
  /** When something was last recorded in the case. */
  readonly changedAt: Date;
}
