import { admissionStep } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { notBeforeProbation } from '../conditions/probation-dossier.js';
import { probationerAssessed } from '../events/probation.js';

/** The probationer's self-criticism and the guiding member's assessment (PRO-03, PRO-05). */
export const assessProbationer = admissionStep(probationerAssessed, {
  name: 'assess-probationer',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.guiding,
  follows: (facts) => facts.ceremonyOn,
  conditions: [
    notAfterTheAct('PRO-05', ({ selfCriticismOn }) => ({ selfCriticismOn }), (regulation) => regulation.clauses.probationDossier),
    notBeforeProbation('PRO-05', ({ selfCriticismOn }) => ({ selfCriticismOn })),
  ],
  attests: [{ rule: 'PRO-03', code: 'assessed-by-the-guiding-member', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.guiding }],
  happen: ({ command }) => ({ type: 'ProbationerAssessed', ...command }),
});
