import { deadlineMissed } from '../../kernel/missed.js';
import { missedLimit } from '../../shared/missed-limits.js';
import { complaintStep } from '../complaint-step.js';
import { deadlinesOf } from '../deadlines.js';

/** The time to answer the complaint ran out without an answer on record; a late answer stays valid. */
export const recordMissedLimit = complaintStep(deadlineMissed, missedLimit({ deadlinesOf, basis: (regulation) => regulation.exits.clauses.complaint }));
