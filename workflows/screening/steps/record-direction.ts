import { notAfterTheAct } from '../../shared/order-of-days.js';
import { directionReceived } from '../events/listing.js';
import { screeningStep } from '../screening-step.js';

/** The direction of the committee directly above came: the member goes on the list for the branch meeting, or is left out (SCR-05). */
export const recordDirection = screeningStep(directionReceived, {
  name: 'record-direction',
  recordedBy: 'branch',
  basis: (regulation) => regulation.screening.clauses.direction,
  conditions: [notAfterTheAct('SCR-05', ({ letter }) => ({ letter: letter.issuedOn }), (regulation) => regulation.screening.clauses.direction)],
  happen: ({ command }) => ({ type: 'DirectionReceived', ...command }),
});
