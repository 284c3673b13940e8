import { z } from 'zod';
import { act, CaseId, OrganId, Paper, PersonId, text } from '../kernel/fields.js';
import { IsoDate } from '../kernel/iso-date.js';
import { deadlineMissed } from '../kernel/missed.js';
import { voteResult } from '../kernel/vote.js';
import { committeeMeeting, decisionNumber } from '../shared/meeting-fields.js';
import { successionFields } from '../shared/succession.js';

/** What is complained of: that somebody is no longer a member (xóa tên, cho ra khỏi Đảng), or discipline (kỷ luật), expulsion among it. */
export const ComplainedOf = z.enum(['removal', 'discipline']);
export type ComplainedOf = z.infer<typeof ComplainedOf>;

/** Where a complaint is answered (cấp giải quyết khiếu nại), from the first to the last. */
export const Instance = z.enum(['above-grassroots', 'province', 'central']);
export type Instance = z.infer<typeof Instance>;

/** How an instance answers: the decision complained of does not stand, does not stand in part, or stands. */
export const Answer = z.enum(['upheld', 'partly-upheld', 'rejected']);
export type Answer = z.infer<typeof Answer>;

const requests = text(2000);
/** The instance that is to answer, and whether by one reading of the law the complaint came too late for it (EXT-06). */
const brought = { instance: Instance, disputed: z.boolean() };

/**
 * A complaint (khiếu nại) is received. `against` is the case that holds the decision complained of; only discipline that no case here
 * holds is stated by its paper alone.
 */
export const complaintLodged = act(
  'ComplaintLodged',
  {
    subject: PersonId,
    branch: OrganId,
    against: CaseId.optional(),
    complainedOf: ComplainedOf,
    decision: Paper,
    /** The day on which the complainant received that decision. */
    receivedOn: IsoDate,
    letter: Paper,
    requests,
  },
  brought,
);

/** The complainant is invited to be heard on a day (mời đến trình bày). */
export const complainantInvited = act('ComplainantInvited', { invitation: Paper, invitedFor: IsoDate });

/** The body that is to answer hears the complainant (nghe trình bày), or is told in writing that there is no wish to be heard. */
export const complainantHeard = act('ComplainantHeard', { record: Paper, hearing: z.enum(['in-person', 'in-writing', 'declined']) });

const answered = {
  entered: { decisionNumber, ...committeeMeeting, answer: Answer, reasons: requests },
  /** `restores` says that the answer gives something back in the case complained of. */
  derived: { ...voteResult, dueOn: IsoDate.optional(), late: z.boolean(), restores: z.boolean() },
};

/** The committee directly above the grassroots answers (cấp ủy cấp trên trực tiếp của tổ chức cơ sở đảng). */
export const answeredAboveGrassroots = act('ComplaintAnsweredAboveGrassroots', answered.entered, answered.derived);
/** The committee directly under the Centre answers (cấp ủy trực thuộc Trung ương). */
export const answeredByProvince = act('ComplaintAnsweredByProvince', answered.entered, answered.derived);
/** The Centre answers, by the Secretariat in the end (Ban Bí thư). */
export const answeredByCentre = act('ComplaintAnsweredByCentre', answered.entered, answered.derived);

/** The instance that had the complaint in hand was abolished; the next one answers in its place. */
export const complaintReferred = act('ComplaintReferred', { basis: Paper }, { instance: Instance });

/** The complainant receives the answer; the day of the act is that day. */
export const answerReceived = act('AnswerReceived', { receipt: Paper.optional() });

/** The complainant goes to the next instance. */
export const complaintEscalated = act('ComplaintEscalated', { letter: Paper, requests }, brought);

/** The complaint rests with the answer: accepted in a letter, or, without one, because the time to go on has passed. */
export const complaintSettled = act('ComplaintSettled', { letter: Paper.optional() });

/** The complainant withdraws the complaint (rút khiếu nại). */
export const complaintWithdrawn = act('ComplaintWithdrawn', { letter: Paper });

/** The complaint is not accepted for an answer (không thụ lý); the ground is judged by the list of the edition. */
export const complaintDeclined = act('ComplaintDeclined', {
  declineGround: z.enum(['lodged-by-others', 'finally-decided', 'sentenced-by-court', 'late', 'other']),
  explanation: text(1000),
  basis: Paper,
});

/** A reorganisation gave the branch a successor. */
export const branchSucceeded = act('BranchSucceeded', successionFields);

/** Everything that can have happened in a complaint (hồ sơ khiếu nại). */
export const ComplaintEvent = z.discriminatedUnion('type', [
  complaintLodged.event,
  complainantInvited.event,
  complainantHeard.event,
  answeredAboveGrassroots.event,
  answeredByProvince.event,
  answeredByCentre.event,
  complaintReferred.event,
  answerReceived.event,
  complaintEscalated.event,
  complaintSettled.event,
  complaintWithdrawn.event,
  complaintDeclined.event,
  branchSucceeded.event,
  deadlineMissed.event,
]);
export type ComplaintEvent = z.infer<typeof ComplaintEvent>;
