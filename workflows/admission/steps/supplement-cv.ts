import { admissionStep } from '../admission-step.js';
import { present } from '../conditions/dossier.js';
import { cvSupplemented } from '../events/preparation.js';

/** The candidate brings the CV up to date, so that it holds for another period (ADM-34). */
export const supplementCv = admissionStep(cvSupplemented, {
  name: 'supplement-cv',
  part: 'aside',
  recordedBy: 'branch',
  basis: (regulation) => regulation.admission.papersValidMonths.citation,
  follows: (facts) => facts.cvOn,
  preconditions: [present('ADM-09', 'cv-missing', 'candidate', (facts) => facts.cvOn, (regulation) => regulation.clauses.cv)],
  happen: ({ command }) => ({ type: 'CvSupplemented', ...command }),
});
