import { fullMemberConditions } from '../../shared/members.js';
import { helperAssigned } from '../events/education.js';
import { screeningStep } from '../screening-step.js';

/** A full member is assigned to help the listed member (SCR-07). */
export const assignHelper = screeningStep(helperAssigned, {
  name: 'assign-helper',
  part: 'aside',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.education,
  follows: (facts) => facts.listedOn,
  needs: ['people'],
  mentions: ({ helper }) => [helper],
  conditions: fullMemberConditions('SCR-07', ({ helper }) => [helper], (regulation) => regulation.clauses.guiding),
  happen: ({ command }) => ({ type: 'HelperAssigned', ...command }),
});
