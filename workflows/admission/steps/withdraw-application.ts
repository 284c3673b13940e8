import { admissionStep } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { applicationWithdrawn } from '../events/movement.js';

/** The candidate withdraws; joining is of one's own free will at every moment (ADM-01). */
export const withdrawApplication = admissionStep(applicationWithdrawn, {
  name: 'withdraw-application',
  part: 'aside',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.clauses.volunteers,
  conditions: [notAfterTheAct('ADM-01', ({ letter }) => ({ letter: letter.issuedOn }), (regulation) => regulation.clauses.volunteers)],
  happen: ({ command }) => ({ type: 'ApplicationWithdrawn', ...command }),
});
