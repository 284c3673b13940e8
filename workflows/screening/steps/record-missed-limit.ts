import { deadlineMissed } from '../../kernel/missed.js';
import { missedLimit } from '../../shared/missed-limits.js';
import { deadlinesOf } from '../deadlines.js';
import { screeningStep } from '../screening-step.js';

/** A legal time limit of the screening ran out without the act on record: the branch that a listed member moves to has not received the member. */
export const recordMissedLimit = screeningStep(deadlineMissed, missedLimit({ deadlinesOf, basis: (regulation) => regulation.transfer.procedureWorkingDays.citation }));
