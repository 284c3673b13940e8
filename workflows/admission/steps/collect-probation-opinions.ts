import { admissionStep } from '../admission-step.js';
import { opinionConditions } from '../conditions/opinions.js';
import { probationOpinionsCollected } from '../events/probation.js';

/** Opinions of the probationer's organisations and of the residence, and their synthesis (PRO-05). */
export const collectProbationOpinions = admissionStep(probationOpinionsCollected, {
  name: 'collect-probation-opinions',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.probationDossier,
  follows: (facts) => facts.ceremonyOn,
  conditions: opinionConditions('PRO-05', (regulation) => regulation.clauses.probationDossier),
  happen: ({ command }) => ({ type: 'ProbationOpinionsCollected', ...command }),
});
