import type { Audience } from '../../workflows/index.js';
import type { Officer } from './officers.repository.js';

/** The organ that has to act, and the organs above it, nearest first. */
export interface ActingOrgan {
  readonly organ: string;
  readonly superiors: readonly string[];
}

/** An account, and why it is told. */
export interface Recipient {
  readonly account: string;
  readonly reason: Audience;
}

type OfficersOf = (organ: string) => readonly Officer[];

/**
 * Whom a rung reaches. Where an organ has no secretary its other officers stand in, and where nobody records for it, the nearest organ
 * above that has somebody; each account is told once, for the first reason that holds.
 */
export function recipientsOf({ organ, superiors }: ActingOrgan, audience: readonly Audience[], officersOf: OfficersOf): Recipient[] {
  const found = new Map<string, Audience>();
  const add = (officers: readonly Officer[], reason: Audience): boolean => {
    for (const { account } of officers) if (!found.has(account)) found.set(account, reason);
    return officers.length > 0;
  };
  const goUp = () => superiors.some((above) => add(officersOf(above), 'superior-office'));
  for (const asked of audience) {
    if (asked === 'superior-office') {
      goUp();
      continue;
    }
    const own = officersOf(organ);
    const secretaries = asked === 'secretary' ? own.filter(({ office }) => office === 'secretary') : [];
    if (!add(secretaries, 'secretary') && !add(own, 'officers')) goUp();
  }
  return [...found].map(([account, reason]) => ({ account, reason }));
}
