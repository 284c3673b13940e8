import { z } from 'zod';
import { act, OrganId, Paper, text } from '../../kernel/fields.js';
import { voteResult } from '../../kernel/vote.js';
import { complaintNoted, decisionDelivered, rightsRestored as restored } from '../../shared/complaints.js';
import { committeeMeeting, DecidingBody, decisionNumber } from '../../shared/meeting-fields.js';

/** Which decision was not made properly (ADM-38): on admission, on readmission, or on full recognition. */
export const WrongDecision = z.enum(['admission', 'readmission', 'recognition']);
export type WrongDecision = z.infer<typeof WrongDecision>;

/** What the person stays, or is again, once the procedure was done properly. */
const Standing = z.enum(['probationer', 'full-member']);

const decided = { body: DecidingBody, ...voteResult };

/** The competent committee annuls a wrong decision (quyết định hủy bỏ; papers 11, 12 and 13 of the catalogue). */
export const decisionAnnulled = act(
  'DecisionAnnulled',
  {
    decisionNumber,
    ...committeeMeeting,
    of: WrongDecision,
    /** The committee that made the decision, as its paper says. */
    madeBy: OrganId,
    reason: text(1000),
    /** Where another committee made it: the written agreement of the level that is competent above. */
    writtenAgreement: Paper.optional(),
  },
  decided,
);

/** The competent committee has the procedure done again, properly (làm lại thủ tục; letters 98 and 99 of the catalogue). */
export const remedyOrdered = act('RemedyOrdered', { letter: Paper, catalogue: z.enum(['98', '99']), of: WrongDecision, whatToRedo: text(1000) });

/** After the remedy the competent committee decides that admission or recognition stands (papers 09 and 10 of the catalogue). */
export const remedyRecognised = act('RemedyRecognised', { decisionNumber, ...committeeMeeting }, { of: WrongDecision, standing: Standing, ...decided });

/** Rights restored; somebody removed meanwhile stays out where only an earlier discipline was complained of. */
export const rightsRestored = { ...restored, event: restored.event.extend({ stillOut: z.literal(true).optional() }) };

/** What happens when a decision was wrong, or is complained of. */
export const remedyEvents = [decisionAnnulled.event, remedyOrdered.event, remedyRecognised.event, decisionDelivered.event, complaintNoted.event, rightsRestored.event] as const;
