import { complaintStep } from '../complaint-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { complainantInvited } from '../events.js';
import type { ComplaintRegulation } from '../regulation.js';

/** The complainant is invited to be heard; one who does not come, however often invited, can be answered unheard (EXT-07). */
export const inviteComplainant = complaintStep(complainantInvited, {
  name: 'invite-complainant',
  part: 'aside',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.exits.clauses.heardBefore,
  conditions: [
    {
      rule: 'EXT-07',
      code: 'invited-for-a-day-gone-by',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.exits.clauses.heardBefore,
      unmet: ({ command: { invitedFor }, on }) => (invitedFor < on ? { invitedFor, on } : undefined),
    },
    {
      rule: 'EXT-07',
      code: 'already-invited-for-that-day',
      curedBy: 'competent-committee',
      cite: ({ regulation }) => regulation.exits.invitationsBeforeAbsence.citation,
      unmet: ({ command: { invitedFor }, facts }) => (facts.invitedFor?.includes(invitedFor) ? { invitedFor } : undefined),
    },
    notAfterTheAct('EXT-07', ({ invitation }) => ({ invitation: invitation.issuedOn }), (regulation: ComplaintRegulation) => regulation.exits.clauses.heardBefore),
  ],
  happen: ({ command }) => ({ type: 'ComplainantInvited', ...command }),
});
