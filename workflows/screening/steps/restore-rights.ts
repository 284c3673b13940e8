import { notedBefore, rightsRestored } from '../../shared/complaints.js';
import { screeningStep } from '../screening-step.js';

/** A complaint of the exit was upheld (EXT-05, EXT-06): the person is a member as if never gone, and the case ends. The consequence of the answer. */
export const restoreRights = screeningStep(rightsRestored, {
  name: 'restore-rights',
  part: 'aside',
  recordedBy: 'system',
  whileMoving: true,
  basis: (regulation) => regulation.exits.clauses.complaint,
  follows: ({ left }) => left?.on,
  conditions: [notedBefore],
  happen: ({ command }) => ({ type: 'RightsRestored', ...command }),
});
