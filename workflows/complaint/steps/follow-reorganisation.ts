import { successionConditions } from '../../shared/succession.js';
import { complaintStep } from '../complaint-step.js';
import { branchSucceeded } from '../events.js';

/** A reorganisation gave the branch that holds the case a successor (REC-04). The complaint goes on there, with its instance, its hearing and its clocks. */
export const followReorganisation = complaintStep(branchSucceeded, {
  name: 'follow-reorganisation',
  part: 'repair',
  recordedBy: 'destination-branch',
  basis: (regulation) => regulation.clauses.reorganisation,
  follows: (facts) => facts.lodgedOn,
  needs: ['organs', 'successions'],
  leadsTo: ({ successor }) => successor,
  conditions: successionConditions(() => false),
  happen: ({ command }) => ({ type: 'BranchSucceeded', ...command }),
});
