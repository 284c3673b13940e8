import { admissionStep } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { trainingCertified } from '../events/preparation.js';

/** The certificate of the awareness course is issued (ADM-07). A new one may replace one that expired. */
export const certifyTraining = admissionStep(trainingCertified, {
  name: 'certify-training',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.course,
  conditions: [
    notAfterTheAct('ADM-07', ({ certificate }) => ({ certificate: certificate.issuedOn }), (regulation) => regulation.clauses.course),
    {
      rule: 'ADM-07',
      code: 'certificate-issuer-not-allowed',
      curedBy: 'competent-committee',
      cite: ({ regulation }) => regulation.clauses.course,
      unmet: ({ command }) => (command.issuer === 'other' ? { issuer: command.issuer } : undefined),
    },
  ],
  happen: ({ command }) => ({ type: 'TrainingCertified', ...command }),
});
