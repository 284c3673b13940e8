import { admissionStep } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { notBeforeProbation } from '../conditions/probation-dossier.js';
import { probationerDisciplined } from '../events/probation.js';

/** A probationer is disciplined: only reprimand or warning; at the end of probation the case is considered all the same (PRO-13). */
export const recordDiscipline = admissionStep(probationerDisciplined, {
  name: 'record-discipline',
  part: 'aside',
  recordedBy: 'branch',
  basis: (regulation) => regulation.probation.disciplines.citation,
  follows: (facts) => facts.ceremonyOn,
  conditions: [
    {
      rule: 'PRO-13',
      code: 'discipline-not-for-probationers',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.probation.disciplines.citation,
      unmet: ({ command, regulation }) => {
        const allowed: readonly string[] = regulation.probation.disciplines.value;
        return allowed.includes(command.measure) ? undefined : { measure: command.measure, allowed: allowed.join(', ') };
      },
    },
    notBeforeProbation('PRO-13', ({ decision }) => ({ decision: decision.issuedOn })),
    notAfterTheAct('PRO-13', ({ decision }) => ({ decision: decision.issuedOn }), (regulation) => regulation.probation.disciplines.citation),
  ],
  happen: ({ command }) => ({ type: 'ProbationerDisciplined', ...command }),
});
