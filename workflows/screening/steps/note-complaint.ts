import { complaintNoted, notNotedYet } from '../../shared/complaints.js';
import { screeningStep } from '../screening-step.js';

/** A complaint of the exit was lodged (EXT-05, EXT-06): the consequence of an act in the case of the complaint. The decision is obeyed meanwhile. */
export const noteComplaint = screeningStep(complaintNoted, {
  name: 'note-complaint',
  part: 'aside',
  recordedBy: 'system',
  whileMoving: true,
  basis: (regulation) => regulation.exits.clauses.obeyedMeanwhile,
  follows: ({ left }) => left?.on,
  conditions: [notNotedYet],
  happen: ({ command }) => ({ type: 'ComplaintNoted', ...command }),
});
