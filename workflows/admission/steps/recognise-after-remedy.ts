import type { z } from 'zod';
import { admissionStep } from '../admission-step.js';
import { levelOfTheDecision } from '../conditions/remedy.js';
import { remedyRecognised } from '../events/remedy.js';

type Recognition = z.infer<typeof remedyRecognised.command>;
const level = levelOfTheDecision<Recognition>(({ facts }) => facts.remedy?.of);

/** After the remedy the competent committee decides that the admission or the recognition stands; nothing in its days changes (ADM-38, PRO-02, PRO-09). */
export const recogniseAfterRemedy = admissionStep(remedyRecognised, {
  name: 'recognise-after-remedy',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.exits.clauses.wrongAdmission,
  needs: ['organs'],
  conditions: level.conditions,
  attests: [{ rule: 'ADM-38', code: 'procedure-done-properly', kind: 'attested', by: 'competent-committee', cite: (regulation) => regulation.exits.clauses.wrongAdmission }],
  derives: ['ADM-38'],
  happen: (act) => ({
    type: 'RemedyRecognised',
    ...act.command,
    of: act.facts.remedy?.of ?? 'admission',
    standing: act.facts.officialFrom === undefined ? 'probationer' : 'full-member',
    ...level.result(act),
  }),
});
