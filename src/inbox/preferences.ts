import type { LanguageCode } from '../platform/language/locale-files.js';

/** How often e-mails come: never, with each notice, at most once a day, at most once a week. */
export const digests = ['none', 'at-once', 'daily', 'weekly'] as const;
export type Digest = (typeof digests)[number];

/** How an account wants to be told (tùy chọn nhận thông báo). */
export interface NoticePreferences {
  readonly email?: string | undefined;
  readonly digest: Digest;
  readonly language: LanguageCode;
  /** From and until when no e-mail is sent, by the clock in Viet Nam; it may span midnight, and equal times are no hours at all. */
  readonly quietFrom: string;
  readonly quietUntil: string;
}

/** Of an account that never said anything: in the program only. */
export const defaultPreferences: NoticePreferences = { digest: 'none', language: 'vi', quietFrom: '20:00', quietUntil: '06:30' };
