import { admissionStep } from '../admission-step.js';
import { nextOrganAfterBranch } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { branchSucceeded } from '../events/movement.js';

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
  conditions: [
    {
      rule: 'REC-04',
      code: 'no-such-succession',
      curedBy: 'superior-committee',
      cite: ({ regulation }) => regulation.clauses.reorganisation,
      unmet: ({ command: { successor, succeeds }, facts, here, on }) => {
        const before = succeeds === 'holder' ? facts.branch : facts.destination;
        const waitsAbove = facts.branchVote?.outcome === 'approved' && facts.sectionAppraisedOn === undefined;
        if (succeeds === 'holder' && successor === before && waitsAbove && !here.organs?.section) return undefined;
        const known = here.successions?.some((one) => one.of === before && one.successor === successor && one.on <= on);
        return known ? undefined : { succeeds, on };
      },
    },
    {
      rule: 'REC-04',
      code: 'successor-is-no-branch',
      curedBy: 'clerk',
      cite: ({ regulation }) => regulation.clauses.reorganisation,
      unmet: ({ here, on }) => (here.organs ? undefined : { on }),
    },
    notAfterTheAct('REC-04', ({ basis }) => ({ basis: basis.issuedOn }), (regulation) => regulation.clauses.reorganisation),
  ],
  derives: ['ADM-20'],
  happen: (act) => ({
    type: 'BranchSucceeded',
    ...act.command,
    ...(act.command.succeeds === 'holder' && act.facts.branchVote?.outcome === 'approved' && { next: nextOrganAfterBranch(act) }),
  }),
});
