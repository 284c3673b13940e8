import type { Ladders } from '../kernel/ladder.js';

/**
 * When people are reminded of time limits (thang nhắc hạn), by the purpose of the limit. No regulation says so: it is a service of this
 * program, and organs may add rungs of their own. Of a right that ends nobody can be late.
 */
export const ladders: Ladders = {
  legal: { before: [30, 10, 3], overdue: { everyDays: 7, secretaryFrom: 1, superiorFrom: 8 } },
  service: { before: [10, 3], overdue: { everyDays: 7, secretaryFrom: 1, superiorFrom: 29 } },
  reminder: { before: [30, 10, 3] },
};
