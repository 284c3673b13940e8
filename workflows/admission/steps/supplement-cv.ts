import { admissionStep } from '../admission-step.js';
import { cvSupplemented } from '../events/preparation.js';

/** The candidate brings the CV up to date, so that it holds for another period (ADM-34). */
export const supplementCv = admissionStep(cvSupplemented, {
  name: 'supplement-cv',
  recordedBy: 'branch',
  basis: (regulation) => regulation.admission.papersValidMonths.citation,
  follows: (facts) => facts.cvOn,
  happen: ({ command }) => ({ type: 'CvSupplemented', ...command }),
});
