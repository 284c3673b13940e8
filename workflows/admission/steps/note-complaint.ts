import { complaintNoted, notNotedYet } from '../../shared/complaints.js';
import { admissionStep } from '../admission-step.js';

/** A complaint of the removal, or of discipline, was lodged in a case of its own (EXT-05, EXT-06); the decision is obeyed meanwhile. */
export const noteComplaint = admissionStep(complaintNoted, {
  name: 'note-complaint',
  part: 'aside',
  recordedBy: 'system',
  whileMoving: true,
  basis: (regulation) => regulation.exits.clauses.obeyedMeanwhile,
  follows: ({ left, disciplined }) => left?.on ?? disciplined?.on,
  preconditions: [
    {
      rule: 'EXT-05',
      code: 'no-decision-to-complain-of',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.exits.clauses.complaint,
      unmet: ({ facts: { left, disciplined }, on }) => (left || disciplined ? undefined : { on }),
    },
  ],
  conditions: [notNotedYet],
  happen: ({ command }) => ({ type: 'ComplaintNoted', ...command }),
});
