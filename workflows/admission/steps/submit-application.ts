import { admissionStep } from '../admission-step.js';
import { longEnoughOut } from '../conditions/readmission.js';
import { applicationSubmitted } from '../events/preparation.js';

/** The candidate hands in the application, in their own hand, before the CV (ADM-09); a former member after the months out of the Party (ADM-36). */
export const submitApplication = admissionStep(applicationSubmitted, {
  name: 'submit-application',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.application,
  follows: (facts) => facts.firstCertifiedOn,
  preconditions: longEnoughOut,
  conditions: [
    {
      rule: 'ADM-09',
      code: 'application-not-handwritten',
      curedBy: 'candidate',
      cite: ({ regulation }) => regulation.clauses.application,
      unmet: ({ command }) => (command.handwritten ? undefined : { handwritten: false }),
    },
  ],
  attests: [{ rule: 'ADM-01', code: 'applies-of-free-will', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.volunteers }],
  happen: ({ command }) => ({ type: 'ApplicationSubmitted', ...command }),
});
