import { addMonths } from '../../kernel/calendar.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { educationPlanned } from '../events/education.js';
import { screeningStep } from '../screening-step.js';

/**
 * The branch plans the education and help (SCR-07). The usual time is unconfirmed, so another one is allowed and recorded as such; a later plan
 * changes the period in hand and does not begin a new one.
 */
export const planEducation = screeningStep(educationPlanned, {
  name: 'plan-education',
  part: 'aside',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.education,
  conditions: [notAfterTheAct('SCR-07', ({ plan }) => ({ plan: plan.issuedOn }), (regulation) => regulation.screening.clauses.education)],
  derives: ['SCR-07'],
  happen: ({ command, facts, regulation, on }) => {
    const usual = regulation.screening.educationMonths.value;
    const plannedMonths = command.months ?? usual;
    return { type: 'EducationPlanned', ...command, plannedMonths, endsOn: addMonths(facts.education?.from ?? on, plannedMonths), deviates: plannedMonths !== usual };
  },
});
