import { admissionStep } from '../admission-step.js';
import { nextOrganAfterBranch } from '../../shared/meetings.js';
import { successionConditions } from '../../shared/succession.js';
import { branchSucceeded } from '../events/movement.js';
import type { AdmissionFacts } from '../facts.js';

/**
 * A reorganisation (sáp nhập, chia tách, giải thể) gave the branch that holds the case, or the one that a letter leads to, a successor (REC-04).
 * The case goes on there with its helper, its papers, its votes and all its clocks. A branch that lost the section committee above it
 * succeeds itself, so that a case does not wait for an organ that is no more.
 */
export const followReorganisation = admissionStep(branchSucceeded, {
  name: 'follow-reorganisation',
  part: 'repair',
  recordedBy: 'destination-branch',
  whileMoving: true,
  basis: (regulation) => regulation.clauses.reorganisation,
  follows: (facts) => facts.begunOn,
  needs: ['organs', 'successions'],
  leadsTo: ({ successor }) => successor,
  conditions: successionConditions(({ branchVote, sectionAppraisedOn }: AdmissionFacts) => branchVote?.outcome === 'approved' && sectionAppraisedOn === undefined),
  derives: ['ADM-20'],
  happen: (act) => ({
    type: 'BranchSucceeded',
    ...act.command,
    ...(act.command.succeeds === 'holder' && act.facts.branchVote?.outcome === 'approved' && { next: nextOrganAfterBranch(act) }),
  }),
});
