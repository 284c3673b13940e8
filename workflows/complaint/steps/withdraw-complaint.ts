import { complaintStep } from '../complaint-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { complaintWithdrawn } from '../events.js';
import type { ComplaintRegulation } from '../regulation.js';

/** The complainant withdraws the complaint; to complain is a right and no duty (EXT-05). */
export const withdrawComplaint = complaintStep(complaintWithdrawn, {
  name: 'withdraw-complaint',
  part: 'aside',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.exits.clauses.complaint,
  conditions: [notAfterTheAct('EXT-05', ({ letter }) => ({ letter: letter.issuedOn }), (regulation: ComplaintRegulation) => regulation.exits.clauses.complaint)],
  happen: ({ command }) => ({ type: 'ComplaintWithdrawn', ...command }),
});
