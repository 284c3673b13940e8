import { admissionStep } from '../admission-step.js';
import { opinionConditions } from '../conditions/opinions.js';
import { opinionsCollected } from '../events/preparation.js';

/** The branch committee takes the opinions of the candidate's organisations and of the residence and writes their synthesis (ADM-21). */
export const collectOpinions = admissionStep(opinionsCollected, {
  name: 'collect-opinions',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.opinions,
  follows: (facts) => facts.firstCertifiedOn,
  conditions: opinionConditions('ADM-21', (regulation) => regulation.clauses.opinions),
  happen: ({ command }) => ({ type: 'OpinionsCollected', ...command }),
});
