import { complaintStep } from '../complaint-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { answerReceived } from '../events.js';
import type { ComplaintRegulation } from '../regulation.js';

/** The complainant receives the answer; from that day the time to go to the next instance runs (EXT-05, EXT-06). */
export const receiveAnswer = complaintStep(answerReceived, {
  name: 'receive-answer',
  recordedBy: 'competent-committee',
  basis: (regulation) => regulation.exits.clauses.complaint,
  conditions: [notAfterTheAct('EXT-05', ({ receipt }) => ({ receipt: receipt?.issuedOn }), (regulation: ComplaintRegulation) => regulation.exits.clauses.complaint)],
  happen: ({ command }) => ({ type: 'AnswerReceived', ...command }),
});
