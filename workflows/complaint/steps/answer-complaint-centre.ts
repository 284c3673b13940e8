import { answerStep } from '../conditions/answering.js';
import { answeredByCentre } from '../events.js';

/** The Centre answers, and there is no instance after it (EXT-05). The office of the committee directly under it enters what it decided; no roll here holds its members. */
export const answerComplaintCentre = answerStep(answeredByCentre, { name: 'answer-complaint-centre', recordedBy: 'province-committee' });
