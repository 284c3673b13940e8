import type { trialEvent, WebhookEvent } from './announcement.js';

/** A program of others that is told (webhook), without its secret. */
export interface Webhook {
  readonly id: string;
  readonly organ: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** Waiting for its time; taken by the receiver; given up; or no longer wanted. */
export const deliveryStates = ['waiting', 'delivered', 'dead', 'dropped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One try to deliver: what was answered, or what went wrong before there was an answer. */
export interface Attempt {
  readonly attempt: number;
  readonly at: Date;
  readonly milliseconds: number;
  readonly status?: number | undefined;
  readonly error?: string | undefined;
}

/** Something that one webhook is told. */
export interface Delivery {
  readonly id: string;
  readonly event: WebhookEvent | typeof trialEvent;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

/** A delivery as the log shows it. */
export interface LoggedDelivery extends Delivery {
  readonly state: DeliveryState;
  readonly nextAt: Date;
  readonly settledAt: Date | null;
  readonly attempts: readonly (Omit<Attempt, 'at'> & { readonly at: string })[];
}

/** A delivery that was given up. */
export interface DeadDelivery extends Omit<Delivery, 'payload'> {
  readonly webhookId: string;
  readonly organ: string;
  readonly settledAt: Date;
  readonly attempts: number;
}

/** A delivery that one worker has in hand. */
export interface ClaimedDelivery extends Delivery {
  readonly webhookId: string;
  readonly url: string;
  readonly secret: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
}
