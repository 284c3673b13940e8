import { nextOrganAfterBranch } from '../../shared/meetings.js';
import { successionConditions } from '../../shared/succession.js';
import { branchSucceeded } from '../events/movement.js';
import type { ScreeningFacts } from '../facts.js';
import { screeningStep } from '../screening-step.js';

/** An exit has a resolution of its branch. */
const resolved = ({ exit }: ScreeningFacts): boolean => exit?.branchVotedOn !== undefined;

/**
 * A reorganisation (sáp nhập, chia tách, giải thể) gave the branch that holds the case, or the one that a letter leads to, a successor (REC-04).
 * The case goes on there as it stood. A branch that lost the section committee above it succeeds itself, so that an exit does not wait for it.
 */
export const followReorganisation = screeningStep(branchSucceeded, {
  name: 'follow-reorganisation',
  part: 'repair',
  recordedBy: 'destination-branch',
  whileMoving: true,
  basis: (regulation) => regulation.clauses.reorganisation,
  follows: (facts) => facts.begunOn,
  needs: ['organs', 'successions'],
  leadsTo: ({ successor }) => successor,
  conditions: successionConditions((facts: ScreeningFacts) => resolved(facts) && facts.exit?.sectionAppraisedOn === undefined),
  derives: ['REC-04'],
  happen: (act) => ({ type: 'BranchSucceeded', ...act.command, ...(act.command.succeeds === 'holder' && resolved(act.facts) && { next: nextOrganAfterBranch(act) }) }),
});
