import { admissionStep } from '../admission-step.js';
import { decisionReceived } from '../events/resolution.js';

/** The branch receives the decision; until R26a the clock of the ceremony starts here (ADM-32). */
export const recordDecisionReceipt = admissionStep(decisionReceived, {
  name: 'record-decision-receipt',
  recordedBy: 'branch',
  basis: (regulation) => regulation.admission.ceremonyClockStarts.citation,
  follows: (facts) => facts.decidedOn,
  preconditions: [
    {
      rule: 'ADM-32',
      code: 'receipt-already-recorded',
      curedBy: 'nobody',
      cite: ({ regulation }) => regulation.admission.ceremonyClockStarts.citation,
      unmet: ({ facts }) => (facts.decisionReceivedOn === undefined ? undefined : { receivedOn: facts.decisionReceivedOn }),
    },
  ],
  happen: ({ command }) => ({ type: 'DecisionReceived', ...command }),
});
