import { notAfterTheAct } from '../../shared/order-of-days.js';
import { admissionStep } from '../admission-step.js';
import { ongoingSuspension } from '../conditions/suspension.js';
import { decisionTimeResumed } from '../events/resolution.js';

/** The competent committee lets the clock of its decision run again from the next day on, with what was left when it was stopped (ADM-39, unconfirmed). */
export const resumeDecisionTime = admissionStep(decisionTimeResumed, {
  name: 'resume-decision-time',
  part: 'aside',
  recordedBy: 'competent-committee',
  basis: ({ clauses }) => clauses.suspension,
  follows: (facts) => ongoingSuspension(facts)?.from ?? facts.branchVote?.heldOn,
  preconditions: [
    {
      rule: 'ADM-39',
      code: 'not-suspended',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.clauses.suspension,
      unmet: ({ facts }) => (ongoingSuspension(facts) ? undefined : { matter: facts.matter ?? '' }),
    },
  ],
  conditions: [notAfterTheAct('ADM-39', ({ basis }) => ({ basis: basis.issuedOn }), ({ clauses }) => clauses.suspension)],
  attests: [{ rule: 'ADM-39', code: 'reason-to-resume', kind: 'discretionary', by: 'competent-committee', cite: ({ clauses }) => clauses.suspension }],
  happen: ({ command }) => ({ type: 'DecisionTimeResumed', ...command }),
});
