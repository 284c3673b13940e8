/** Failures to sign in that still count, and when the last of them was. */
export interface Failures {
  readonly count: number;
  readonly last: Date | undefined;
}

/** How long failures count. */
export const failuresCountFor = 60 * 60_000;

/** Failures that cost nothing: few for one account, more for one address, behind which a whole office may sit. */
const free = { account: 10, address: 50 } as const;
const firstWait = 30;
const longestWait = 15 * 60;

/** Seconds somebody must still wait after the failures of an account or of an address: 30, doubled with each further one, up to a quarter of an hour. */
export function secondsToWait(what: keyof typeof free, { count, last }: Failures, now: Date): number {
  const beyond = count - free[what];
  if (beyond < 0 || last === undefined) return 0;
  const wait = Math.min(firstWait * 2 ** Math.min(beyond, 20), longestWait);
  return Math.max(0, Math.ceil(wait - (now.getTime() - last.getTime()) / 1000));
}
