import type { z } from 'zod';
import { decidingOrgan } from '../../shared/meetings.js';
import { admissionStep } from '../admission-step.js';
import { decidedInThisCase, levelOfTheDecision } from '../conditions/remedy.js';
import { decisionAnnulled } from '../events/remedy.js';

type Annulment = z.infer<typeof decisionAnnulled.command>;
const level = levelOfTheDecision<Annulment>(({ command }) => command.of);

/**
 * The competent committee annuls a wrong decision (ADM-38): of admission, which ends the membership or, before the ceremony, keeps it from beginning;
 * or of recognition, after which probation goes on until it is recognised properly. Of somebody who moved, or whose committee is no more, the committee where the person now is decides.
 */
export const annulDecision = admissionStep(decisionAnnulled, {
  name: 'annul-decision',
  part: 'repair',
  recordedBy: 'competent-committee',
  whileMoving: true,
  basis: (regulation) => regulation.exits.clauses.wrongAdmission,
  needs: ['organs'],
  conditions: [
    decidedInThisCase,
    ...level.conditions,
    {
      rule: 'ADM-38',
      code: 'annulment-agreement-missing',
      curedBy: 'superior-committee',
      cite: ({ regulation }) => regulation.exits.clauses.wrongAdmission,
      unmet: (act) => {
        const { command: { madeBy, writtenAgreement }, on } = act;
        const agreed = writtenAgreement !== undefined && writtenAgreement.issuedOn <= on;
        return agreed || decidingOrgan(level.at(act))?.id === madeBy ? undefined : { on };
      },
    },
  ],
  attests: [{ rule: 'ADM-38', code: 'decision-was-wrong', kind: 'discretionary', by: 'competent-committee', cite: (regulation) => regulation.exits.clauses.wrongAdmission }],
  derives: ['ADM-38'],
  happen: (act) => ({ type: 'DecisionAnnulled', ...act.command, ...level.result(act) }),
});
