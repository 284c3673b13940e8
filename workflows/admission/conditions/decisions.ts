import { isSuspended } from '../../kernel/deadlines.js';
import type { Decision } from '../../shared/decisions.js';
import { decidedBy } from '../../shared/decisions.js';
import type { AdmissionAct } from '../admission-step.js';
import { decisionDeadline, groundOf } from '../deadlines.js';

/** The result of a decision, and whether it came within the limit. Being late never changes the result (PRO-09). */
export function decisionResult(act: AdmissionAct<Decision>) {
  const due = decisionDeadline(groundOf(act));
  return {
    ...decidedBy(act),
    ...(due && !isSuspended(due) && { dueOn: due.dueOn }),
    // A count through a year without a notice may be too short: nobody is called late by a guess (CAL-07).
    late: due !== undefined && !due.provisional && act.on > due.dueOn,
  };
}
