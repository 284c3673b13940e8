import { admissionStep } from '../admission-step.js';
import { cvDeclared } from '../events/preparation.js';

/** The candidate writes the CV personally; its pages are sealed across (ADM-09, ADM-10, ADM-14). */
export const declareCv = admissionStep(cvDeclared, {
  name: 'declare-cv',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.cv,
  follows: (facts) => facts.applicationOn,
  conditions: [
    {
      rule: 'ADM-10',
      code: 'cv-not-written-by-candidate',
      curedBy: 'candidate',
      cite: ({ regulation }) => regulation.clauses.cv,
      unmet: ({ command }) => (command.writtenByCandidate ? undefined : { writtenByCandidate: false }),
    },
    {
      rule: 'ADM-14',
      code: 'cv-pages-not-sealed',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.clauses.verificationMethod,
      unmet: ({ command }) => (command.pagesSealed ? undefined : { pagesSealed: false }),
    },
  ],
  attests: [{ rule: 'ADM-10', code: 'cv-full-and-truthful', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.cv }],
  happen: ({ command }) => ({ type: 'CvDeclared', ...command }),
});
