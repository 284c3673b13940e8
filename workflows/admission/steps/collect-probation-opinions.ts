import type { z } from 'zod';
import { admissionStep } from '../admission-step.js';
import { opinionConditions } from '../conditions/opinions.js';
import { notBeforeProbation } from '../conditions/probation-dossier.js';
import { probationOpinionsCollected } from '../events/probation.js';

/** Opinions of the probationer's organisations and of the residence, and their synthesis (PRO-05). */
export const collectProbationOpinions = admissionStep(probationOpinionsCollected, {
  name: 'collect-probation-opinions',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.probationDossier,
  follows: (facts) => facts.ceremonyOn,
  conditions: [
    ...opinionConditions<z.infer<typeof probationOpinionsCollected.command>>('PRO-05', (regulation) => regulation.clauses.probationDossier),
    notBeforeProbation('PRO-05', ({ organisations, residence }) => ({ organisations: organisations.map(({ givenOn }) => givenOn).toSorted()[0], residence: residence?.givenOn })),
  ],
  happen: ({ command }) => ({ type: 'ProbationOpinionsCollected', ...command }),
});
