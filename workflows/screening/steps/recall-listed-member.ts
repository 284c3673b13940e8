import { notAfterTheAct } from '../../shared/order-of-days.js';
import { moveUnderWay } from '../conditions/moves.js';
import { listedMemberRecalled } from '../events/movement.js';
import { screeningStep } from '../screening-step.js';

/** The old unit takes its letter back, so that nobody is held up between two branches (SCR-07). */
export const recallListedMember = screeningStep(listedMemberRecalled, {
  name: 'recall-listed-member',
  part: 'aside',
  recordedBy: 'grassroots-committee',
  whileMoving: true,
  basis: (regulation) => regulation.screening.clauses.transfer,
  follows: (facts) => facts.letterIssuedOn,
  preconditions: [moveUnderWay],
  conditions: [notAfterTheAct('SCR-07', ({ basis }) => ({ basis: basis.issuedOn }), (regulation) => regulation.screening.clauses.transfer)],
  happen: ({ command }) => ({ type: 'ListedMemberRecalled', ...command }),
});
