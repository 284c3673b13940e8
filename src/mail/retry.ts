/** So often an e-mail is tried, over about four days, before it is given up. */
export const mostAttempts = 30;
const firstPause = 60_000;
const longestPause = 4 * 60 * 60_000;

/** When a mail is tried again after this attempt: each pause is twice the one before and up to a fifth longer, so that a server that comes back is not overrun. `chance` is from 0 to 1. */
export function triedAgainAt(attempt: number, now: Date, chance = Math.random()): Date {
  const pause = Math.min(firstPause * 2 ** (attempt - 1), longestPause);
  return new Date(now.getTime() + Math.round(pause * (1 + chance / 5)));
}
