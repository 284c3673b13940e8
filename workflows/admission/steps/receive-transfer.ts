import { admissionStep } from '../admission-step.js';
import { nextOrganAfterBranch } from '../../shared/meetings.js';
import { fullMemberConditions } from '../../shared/members.js';
import { moveUnderWay } from '../conditions/moves.js';
import { transferReceived } from '../events/movement.js';

/**
 * The receiving branch takes the person over and assigns a full member; the clocks go on (ADM-19, ADM-20, PRO-14).
 * A late letter is a fact, not a bar: the limits of TRF-01 and TRF-02 are time limits of the case.
 */
export const receiveTransfer = admissionStep(transferReceived, {
  name: 'receive-transfer',
  part: 'aside',
  recordedBy: 'destination-branch',
  whileMoving: true,
  basis: (regulation) => regulation.transfer.procedureWorkingDays.citation,
  follows: (facts) => facts.letterIssuedOn,
  needs: ['organs', 'people'],
  mentions: ({ helper }) => [helper],
  preconditions: [moveUnderWay],
  conditions: fullMemberConditions('ADM-19', ({ helper }) => [helper], (regulation) => regulation.clauses.moveBeforeResolution),
  attests: [
    { rule: 'TRF-02', code: 'letter-presented', kind: 'attested', by: 'destination-branch', cite: (regulation) => regulation.transfer.letterWorkingDays.citation },
    { rule: 'PRO-14', code: 'receiving-branch-finishes', kind: 'attested', by: 'destination-branch', cite: (regulation) => regulation.clauses.probationerMoves },
  ],
  derives: ['ADM-20', 'PRO-14'],
  happen: (act) => ({
    type: 'TransferReceived',
    ...act.command,
    ...(act.facts.branchVote?.outcome === 'approved' && { next: nextOrganAfterBranch(act) }),
  }),
});
