/** How a session is carried: by the cookie of a browser, or by a program as a bearer token. */
export type SessionKind = 'browser' | 'program';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A session ends when it has not been used for `idle`, and in any case after `whole`. */
const terms: Readonly<Record<SessionKind, { readonly idle: number; readonly whole: number }>> = {
  browser: { idle: 4 * hour, whole: 12 * hour },
  program: { idle: 7 * day, whole: 30 * day },
};

/** How much later a use must be before it is written down again. */
export const useGrain = minute;

/** When a session that is used now ends, unless it is used again. */
export function endOfSession(kind: SessionKind, createdAt: Date, usedAt: Date): Date {
  const { idle, whole } = terms[kind];
  return new Date(Math.min(usedAt.getTime() + idle, createdAt.getTime() + whole));
}
