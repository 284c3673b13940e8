import { decisionDelivered } from '../../shared/complaints.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { admissionStep } from '../admission-step.js';

/** The person whose name was removed receives the decision; from this day a complaint is timely (EXT-05). */
export const deliverDecision = admissionStep(decisionDelivered, {
  name: 'deliver-decision',
  part: 'aside',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.exits.clauses.complaint,
  follows: (facts) => facts.left?.on,
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
