import { notAfterTheAct } from '../../shared/order-of-days.js';
import { educationPlannedBefore } from '../conditions/stage.js';
import { educationReviewed } from '../events/education.js';
import { screeningStep } from '../screening-step.js';

/** The branch notes the member's progress from time to time (SCR-07). */
export const reviewEducation = screeningStep(educationReviewed, {
  name: 'review-education',
  part: 'aside',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.education,
  follows: (facts) => facts.education?.from ?? facts.listedOn,
  preconditions: [educationPlannedBefore],
  conditions: [notAfterTheAct('SCR-07', ({ minutes }) => ({ minutes: minutes.issuedOn }), (regulation) => regulation.screening.clauses.education)],
  happen: ({ command }) => ({ type: 'EducationReviewed', ...command }),
});
