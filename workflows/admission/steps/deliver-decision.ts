import { decisionDelivered, delivery } from '../../shared/complaints.js';
import { admissionStep } from '../admission-step.js';

/** The person whose name was removed receives the decision; from this day a complaint is timely (EXT-05). */
export const deliverDecision = admissionStep(decisionDelivered, delivery);
