import { admissionStep } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { courseProposed } from '../events/preparation.js';

/** The grassroots committee reviews the branch's proposal and sends the person to the awareness course (ADM-06). */
export const proposeCourse = admissionStep(courseProposed, {
  name: 'propose-course',
  recordedBy: 'grassroots-committee',
  basis: (regulation) => regulation.clauses.course,
  conditions: [notAfterTheAct('ADM-06', ({ proposal }) => ({ proposal: proposal.issuedOn }), (regulation) => regulation.clauses.listing)],
  happen: ({ command }) => ({ type: 'CourseProposed', ...command }),
});
