import { fullMemberConditions } from '../../shared/members.js';
import { moveUnderWay } from '../conditions/moves.js';
import { listedMemberReceived } from '../events/movement.js';
import { screeningStep } from '../screening-step.js';

/** The receiving branch takes the listed member over and assigns a helper; the education goes on as it stood (SCR-07). A late letter is a fact, not a bar (TRF-02). */
export const receiveListedMember = screeningStep(listedMemberReceived, {
  name: 'receive-listed-member',
  part: 'aside',
  recordedBy: 'destination-branch',
  whileMoving: true,
  basis: (regulation) => regulation.transfer.procedureWorkingDays.citation,
  follows: (facts) => facts.letterIssuedOn,
  needs: ['organs', 'people'],
  mentions: ({ helper }) => [helper],
  preconditions: [moveUnderWay],
  conditions: fullMemberConditions('SCR-07', ({ helper }) => [helper], (regulation) => regulation.clauses.guiding),
  attests: [{ rule: 'TRF-02', code: 'letter-presented', kind: 'attested', by: 'destination-branch', cite: (regulation) => regulation.transfer.letterWorkingDays.citation }],
  derives: ['SCR-07'],
  happen: ({ command }) => ({ type: 'ListedMemberReceived', ...command }),
});
