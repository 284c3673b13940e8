import { notAfterTheAct } from '../../shared/order-of-days.js';
import { admissionStep } from '../admission-step.js';
import { decidedInThisCase } from '../conditions/remedy.js';
import { remedyOrdered } from '../events/remedy.js';

/** The competent committee has a procedure done again, properly, instead of annulling its decision (làm lại thủ tục: ADM-38). */
export const orderRemedy = admissionStep(remedyOrdered, {
  name: 'order-remedy',
  part: 'repair',
  recordedBy: 'competent-committee',
  whileMoving: true,
  basis: (regulation) => regulation.exits.clauses.wrongAdmission,
  conditions: [decidedInThisCase, notAfterTheAct('ADM-38', ({ letter }) => ({ letter: letter.issuedOn }), (regulation) => regulation.exits.clauses.wrongAdmission)],
  attests: [{ rule: 'ADM-38', code: 'remedy-is-enough', kind: 'discretionary', by: 'competent-committee', cite: (regulation) => regulation.exits.clauses.wrongAdmission }],
  happen: ({ command }) => ({ type: 'RemedyOrdered', ...command }),
});
