import { decisionDelivered } from '../../shared/complaints.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { screeningStep } from '../screening-step.js';

/** The person receives the decision on the exit; from this day the time to complain runs (EXT-05, EXT-06). */
export const deliverDecision = screeningStep(decisionDelivered, {
  name: 'deliver-decision',
  part: 'aside',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.exits.clauses.complaint,
  follows: ({ left }) => left?.on,
  preconditions: [
    {
      rule: 'EXT-05',
      code: 'decision-already-delivered',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.exits.clauses.complaint,
      unmet: ({ facts: { left } }) => (left?.receivedOn === undefined ? undefined : { receivedOn: left.receivedOn }),
    },
  ],
  conditions: [notAfterTheAct('EXT-05', ({ receipt }) => ({ receipt: receipt?.issuedOn }), (regulation) => regulation.exits.clauses.complaint)],
  happen: ({ command }) => ({ type: 'DecisionDelivered', ...command }),
});
