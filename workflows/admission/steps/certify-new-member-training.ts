import { admissionStep } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { notBeforeProbation } from '../conditions/probation-dossier.js';
import { newMemberTrainingCertified } from '../events/probation.js';

/** The probationer finishes the new members' course (lớp bồi dưỡng đảng viên mới: PRO-04). */
export const certifyNewMemberTraining = admissionStep(newMemberTrainingCertified, {
  name: 'certify-new-member-training',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.probationDossier,
  follows: (facts) => facts.ceremonyOn,
  conditions: [
    notAfterTheAct('PRO-04', ({ certificate }) => ({ certificate: certificate.issuedOn }), (regulation) => regulation.clauses.probationDossier),
    notBeforeProbation('PRO-04', ({ certificate }) => ({ certificate: certificate.issuedOn })),
  ],
  happen: ({ command }) => ({ type: 'NewMemberTrainingCertified', ...command }),
});
