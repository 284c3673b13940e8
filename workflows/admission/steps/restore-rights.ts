import { notedBefore } from '../../shared/complaints.js';
import { admissionStep } from '../admission-step.js';
import { rightsRestored } from '../events/remedy.js';

/** A complaint was upheld: who was removed is on probation again as before (EXT-05), or a disciplinary measure is lifted (EXT-06). */
export const restoreRights = admissionStep(rightsRestored, {
  name: 'restore-rights',
  part: 'aside',
  recordedBy: 'system',
  whileMoving: true,
  basis: (regulation) => regulation.exits.clauses.complaint,
  follows: ({ left, disciplined }) => left?.on ?? disciplined?.on,
  conditions: [notedBefore],
  happen: ({ command, facts }) => ({
    type: 'RightsRestored',
    ...command,
    ...(facts.left && facts.disciplineComplaints?.includes(command.complaint) && { stillOut: true as const }),
  }),
});
