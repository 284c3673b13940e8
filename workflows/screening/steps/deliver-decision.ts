import { decisionDelivered, delivery } from '../../shared/complaints.js';
import { screeningStep } from '../screening-step.js';

/** The person receives the decision on the exit; from this day the time to complain runs (EXT-05, EXT-06). */
export const deliverDecision = screeningStep(decisionDelivered, delivery);
