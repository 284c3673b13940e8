import type { Citation } from '../kernel/citation.js';
import { documentKeys } from './documents.js';

/**
 * How time is counted here (CAL-06): the Civil Code 2015, Art. 147(2) and Art. 148(3). That a party time limit is counted so is a default
 * which no party text seen confirms.
 */
export const countingOfTime: Citation = { document: documentKeys['LAW-91-2015'], clause: 'Điều 147 khoản 2, Điều 148 khoản 3', confidence: 'unconfirmed' };
