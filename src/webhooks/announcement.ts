export const webhookEvents = ['deadline.reminded', 'deadline.missed'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** The event of a trial, which is sent to whoever asks for it only. */
export const trialEvent = 'ping';

/** Something that happened, for programs that registered for it with one of these organs. No personal data. */
export interface Announcement {
  readonly event: WebhookEvent;
  /** The organ it concerns and every organ above it. */
  readonly organs: readonly string[];
  readonly payload: Readonly<Record<string, unknown>>;
}
