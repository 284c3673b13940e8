import type { Procedure } from '../kernel/procedure.js';
import { catalogueCitation } from '../regulations/paper-catalogue.js';
import { deadlinesOf, limits } from './deadlines.js';
import { ComplaintEvent } from './events.js';
import { evolve, type ComplaintFacts } from './facts.js';
import { complaintOrder } from './machine.js';
import { complaintEditions, type ComplaintRegulation } from './regulation.js';
import { answerComplaintAboveGrassroots } from './steps/answer-complaint-above-grassroots.js';
import { answerComplaintCentre } from './steps/answer-complaint-centre.js';
import { answerComplaintProvince } from './steps/answer-complaint-province.js';
import { declineComplaint } from './steps/decline-complaint.js';
import { escalateComplaint } from './steps/escalate-complaint.js';
import { followReorganisation } from './steps/follow-reorganisation.js';
import { hearComplainant } from './steps/hear-complainant.js';
import { inviteComplainant } from './steps/invite-complainant.js';
import { lodgeComplaint } from './steps/lodge-complaint.js';
import { receiveAnswer } from './steps/receive-answer.js';
import { recordMissedLimit } from './steps/record-missed-limit.js';
import { referComplaint } from './steps/refer-complaint.js';
import { settleComplaint } from './steps/settle-complaint.js';
import { withdrawComplaint } from './steps/withdraw-complaint.js';

/** Complaint (khiếu nại): one case from the letter to the last answer, level by level, its steps in the order people meet them. */
export const complaint: Procedure<ComplaintEvent, ComplaintFacts, ComplaintRegulation> = {
  id: 'complaint',
  version: '1.0.0',
  machine: complaintOrder,
  opening: lodgeComplaint.name,
  event: ComplaintEvent,
  initialFacts: {},
  evolve,
  editions: complaintEditions,
  limits,
  deadlinesOf,
  papers: { numbers: [], citation: catalogueCitation },
  returnOf: () => undefined,
  steps: [
    lodgeComplaint,
    inviteComplainant,
    hearComplainant,
    answerComplaintAboveGrassroots,
    answerComplaintProvince,
    answerComplaintCentre,
    referComplaint,
    receiveAnswer,
    escalateComplaint,
    settleComplaint,
    withdrawComplaint,
    declineComplaint,
    followReorganisation,
    recordMissedLimit,
  ],
};
