import { deadlineMissed } from '../../kernel/missed.js';
import { missedLimit } from '../../shared/missed-limits.js';
import { admissionStep } from '../admission-step.js';
import { deadlinesOf } from '../deadlines.js';

/** A legal time limit of the admission ran out without the act on record; recognition holds from its day all the same (PRO-09). */
export const recordMissedLimit = admissionStep(deadlineMissed, missedLimit({ deadlinesOf, basis: (regulation) => regulation.clauses.recognition }));
