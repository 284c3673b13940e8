import { notAfterTheAct } from '../../shared/order-of-days.js';
import { expulsionConditions, leavingConditions, removalConditions } from '../conditions/exit.js';
import { noMoveUnderWay } from '../conditions/moves.js';
import { exitOpened } from '../events/exit.js';
import { screeningStep } from '../screening-step.js';

/**
 * The branch chooses a way out and opens its procedure: removal of the name, leaving at the member's own request, or expulsion, which comes before
 * the others (EXT-01, EXT-03, EXT-04). A member found unqualified stays so until an organ does this.
 */
export const openExit = screeningStep(exitOpened, {
  name: 'open-exit',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.exits.removalGrounds.citation,
  preconditions: [noMoveUnderWay],
  conditions: [
    ...expulsionConditions,
    ...removalConditions,
    ...leavingConditions,
    notAfterTheAct(
      'EXT-02',
      ({ application, conclusion, basis }) => ({ application: application?.letter.issuedOn, conclusion: conclusion?.issuedOn, basis: basis.issuedOn }),
      (regulation) => regulation.exits.branchShare.citation,
    ),
  ],
  attests: [{ rule: 'EXT-03', code: 'branch-chose-this-exit', kind: 'discretionary', by: 'branch', cite: (regulation) => regulation.exits.clauses.expulsionFirst }],
  happen: ({ command, facts }) => ({ type: 'ExitOpened', ...command, backTo: facts.unqualifiedOn === undefined ? 'educating' : 'unqualified' }),
});
