import { notAfterTheAct } from '../../shared/order-of-days.js';
import { evaluationOpened } from '../events/education.js';
import { screeningStep } from '../screening-step.js';

/** The branch opens the evaluation, at the end of the period or before it where the progress is plain (SCR-07). Nothing opens it by itself. */
export const openEvaluation = screeningStep(evaluationOpened, {
  name: 'open-evaluation',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.evaluation,
  conditions: [notAfterTheAct('SCR-07', ({ basis }) => ({ basis: basis.issuedOn }), (regulation) => regulation.screening.clauses.evaluation)],
  happen: ({ command }) => ({ type: 'EvaluationOpened', ...command }),
});
