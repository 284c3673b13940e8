import { notAfterTheAct } from '../../shared/order-of-days.js';
import { directionAsked } from '../events/listing.js';
import { screeningStep } from '../screening-step.js';

/** The branch committee asks the committee directly above for direction on the draft list (SCR-05). */
export const askDirection = screeningStep(directionAsked, {
  name: 'ask-direction',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.direction,
  conditions: [notAfterTheAct('SCR-05', ({ letter }) => ({ letter: letter.issuedOn }), (regulation) => regulation.screening.clauses.direction)],
  happen: ({ command }) => ({ type: 'DirectionAsked', ...command }),
});
