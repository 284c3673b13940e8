import { notAfterTheAct } from '../../shared/order-of-days.js';
import { admissionStep } from '../admission-step.js';
import { ongoingSuspension } from '../conditions/suspension.js';
import { decisionDeadline, groundOf } from '../deadlines.js';
import { decisionTimeSuspended } from '../events/resolution.js';

/**
 * The competent committee stops the clock of its decision, for instance while a letter of denunciation about the person is verified (ADM-39).
 * No text that was read allows or forbids it, so the committee answers for it; what is left of the time is kept to the day.
 */
export const suspendDecisionTime = admissionStep(decisionTimeSuspended, {
  name: 'suspend-decision-time',
  part: 'aside',
  recordedBy: 'competent-committee',
  basis: ({ clauses }) => clauses.suspension,
  follows: ({ branchVote, suspensions }) => suspensions?.at(-1)?.to ?? branchVote?.heldOn,
  preconditions: [
    {
      rule: 'ADM-39',
      code: 'nothing-to-suspend',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.clauses.suspension,
      unmet: (moment) => (decisionDeadline(groundOf(moment)) ? undefined : { matter: moment.facts.matter ?? '' }),
    },
    {
      rule: 'ADM-39',
      code: 'already-suspended',
      curedBy: 'competent-committee',
      cite: ({ regulation }) => regulation.clauses.suspension,
      unmet: ({ facts }) => {
        const ongoing = ongoingSuspension(facts);
        return ongoing && { suspendedOn: ongoing.from };
      },
    },
    {
      rule: 'ADM-39',
      code: 'suspension-after-the-limit',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.clauses.suspension,
      unmet: (moment) => {
        const { on } = moment;
        const due = decisionDeadline(groundOf(moment));
        return due && !due.provisional && on > due.dueOn ? { on, dueOn: due.dueOn } : undefined;
      },
    },
  ],
  conditions: [notAfterTheAct('ADM-39', ({ basis }) => ({ basis: basis.issuedOn }), ({ clauses }) => clauses.suspension)],
  attests: [{ rule: 'ADM-39', code: 'reason-to-suspend', kind: 'discretionary', by: 'competent-committee', cite: ({ clauses }) => clauses.suspension }],
  happen: ({ command }) => ({ type: 'DecisionTimeSuspended', ...command }),
});
