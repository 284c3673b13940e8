import { admissionStep } from '../admission-step.js';
import { fullMemberConditions } from '../../shared/members.js';
import { helperAssigned } from '../events/preparation.js';

/** Another full member takes over the help (phân công đảng viên giúp đỡ: ADM-06, PRO-03). */
export const assignHelper = admissionStep(helperAssigned, {
  name: 'assign-helper',
  part: 'aside',
  recordedBy: 'branch',
  basis: (regulation) => regulation.clauses.guiding,
  follows: (facts) => facts.begunOn,
  needs: ['people'],
  mentions: ({ helper }) => [helper],
  conditions: fullMemberConditions('PRO-03', ({ helper }) => [helper], (regulation) => regulation.clauses.guiding),
  happen: ({ command }) => ({ type: 'HelperAssigned', ...command }),
});
