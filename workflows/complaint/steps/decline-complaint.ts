import { complaintStep } from '../complaint-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { complaintDeclined } from '../events.js';
import type { ComplaintRegulation } from '../regulation.js';

/**
 * A complaint is not accepted for an answer (EXT-05), on a listed ground only. Whether it came too late is judged when it is lodged, by every
 * reading of the law. The office of the province level records it, never the one that may have decided itself.
 */
export const declineComplaint = complaintStep(complaintDeclined, {
  name: 'decline-complaint',
  part: 'aside',
  recordedBy: 'province-committee',
  basis: (regulation) => regulation.exits.declineGrounds.citation,
  conditions: [
    {
      rule: 'EXT-05',
      code: 'no-ground-to-decline',
      curedBy: 'province-committee',
      cite: ({ regulation }) => regulation.exits.declineGrounds.citation,
      unmet: ({ command: { declineGround }, regulation }) => {
        const listed: readonly string[] = regulation.exits.declineGrounds.value;
        return listed.includes(declineGround) ? undefined : { declineGround };
      },
    },
    notAfterTheAct('EXT-05', ({ basis }) => ({ basis: basis.issuedOn }), (regulation: ComplaintRegulation) => regulation.exits.clauses.complaint),
  ],
  attests: [{ rule: 'EXT-05', code: 'ground-to-decline-examined', kind: 'discretionary', by: 'province-committee', cite: (regulation) => regulation.exits.declineGrounds.citation }],
  happen: ({ command }) => ({ type: 'ComplaintDeclined', ...command }),
});
