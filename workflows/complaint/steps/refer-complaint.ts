import { complaintStep } from '../complaint-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { complaintReferred } from '../events.js';
import { instanceAfter, stillExists } from '../instances.js';
import type { ComplaintRegulation } from '../regulation.js';

/**
 * The instance that had the complaint in hand was abolished, and the next one takes it over (EXT-05). The clock goes on; the complainant is
 * heard by those who answer.
 */
export const referComplaint = complaintStep(complaintReferred, {
  name: 'refer-complaint',
  part: 'repair',
  recordedBy: 'province-committee',
  basis: (regulation) => regulation.exits.complaintInstances.citation,
  preconditions: [
    {
      rule: 'EXT-05',
      code: 'instance-still-exists',
      curedBy: 'competent-committee',
      cite: ({ regulation }) => regulation.exits.complaintInstances.citation,
      unmet: ({ facts: { instance }, on, regulation }) => (instance !== undefined && stillExists(instance, regulation) ? { instance, on } : undefined),
    },
  ],
  conditions: [notAfterTheAct('EXT-05', ({ basis }) => ({ basis: basis.issuedOn }), (regulation: ComplaintRegulation) => regulation.exits.complaintInstances.citation)],
  derives: ['EXT-05'],
  happen: ({ command, facts, regulation }) => ({ type: 'ComplaintReferred', ...command, instance: instanceAfter(facts.instance, regulation) ?? 'province' }),
});
