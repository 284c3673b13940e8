import { isTaken, type Outcome } from './webhook-sender.js';
import type { DeliveryState } from './webhook-record.js';

/** So often a delivery is tried before it is given up, over about a day. */
const mostAttempts = 12;
const firstPause = 40_000;

/** What becomes of a delivery after an attempt. */
export interface Verdict {
  readonly state: DeliveryState;
  readonly nextAt: Date;
}

/**
 * What becomes of a delivery that was tried for this time: each pause is twice the one before and up to a fifth longer, so that a
 * receiver that comes back is not told everything at once. `chance` is from 0 to 1.
 */
export function verdictOn(outcome: Outcome, attempt: number, now: Date, chance = Math.random()): Verdict {
  if (isTaken(outcome)) return { state: 'delivered', nextAt: now };
  // We have stopped; the receiver has done nothing wrong.
  if (outcome.error === 'interrupted') return { state: 'waiting', nextAt: now };
  if (attempt >= mostAttempts) return { state: 'dead', nextAt: now };
  return { state: 'waiting', nextAt: new Date(now.getTime() + Math.round(firstPause * 2 ** (attempt - 1) * (1 + chance / 5))) };
}
