import { admissionStep } from '../admission-step.js';
import { moveUnderWay } from '../conditions/moves.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { transferLetterRecalled } from '../events/movement.js';

/** The old unit takes its letter back, with a reason, so that nobody is held up between two branches (ADM-20). */
export const recallTransferLetter = admissionStep(transferLetterRecalled, {
  name: 'recall-transfer-letter',
  part: 'aside',
  recordedBy: 'grassroots-committee',
  whileMoving: true,
  basis: (regulation) => regulation.clauses.moveAfterResolution,
  follows: (facts) => facts.letterIssuedOn,
  preconditions: [moveUnderWay],
  conditions: [notAfterTheAct('ADM-20', ({ basis }) => ({ basis: basis.issuedOn }), (regulation) => regulation.clauses.moveAfterResolution)],
  happen: ({ command }) => ({ type: 'TransferLetterRecalled', ...command }),
});
