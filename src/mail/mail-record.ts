/** An e-mail that a sender has in hand. */
export interface MailInHand {
  readonly id: string;
  readonly account: string;
  /** Which try this is, from 1. */
  readonly attempt: number;
  /** Whether the account was taken out of use since. */
  readonly isDisabled: boolean;
}

/** An e-mail that may have arrived or not, or that was given up (thư thất lạc); only a person can have it sent again. */
export interface LostMail {
  readonly id: string;
  readonly account: string;
  readonly accountName: string;
  readonly state: 'uncertain' | 'dead';
  readonly createdAt: Date;
  readonly settledAt: Date;
  readonly attempts: number;
  /** Where it came to grief, and the code; nothing that another server wrote. */
  readonly reason: string;
  /** How often an administrator had it sent again. */
  readonly sentAgain: number;
}

/** A position among lost mails, newest first. */
export interface LostMailPosition {
  readonly createdAt: string;
  readonly id: string;
}
