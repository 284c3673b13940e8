import { z } from 'zod';
import { act, Paper, PersonId, text } from '../../kernel/fields.js';
import { IsoDate } from '../../kernel/iso-date.js';
import { voteResult } from '../../kernel/vote.js';
import { branchMeeting, committeeMeeting, decisionNumber } from '../../shared/meeting-fields.js';

const months = z.int().min(1).max(60);

/** A full member is assigned to help (phân công đảng viên giúp đỡ). */
export const helperAssigned = act('HelperAssigned', { helper: PersonId });

/** The branch plans the education and help; `deviates` says that another time was set than the usual one, which nobody has confirmed. */
export const educationPlanned = act('EducationPlanned', { plan: Paper, months: months.optional() }, { plannedMonths: months, endsOn: IsoDate, deviates: z.boolean() });

/** The branch notes the member's progress (nhận xét sự tiến bộ). */
export const educationReviewed = act('EducationReviewed', { minutes: Paper, assessment: text(2000) });

/** The branch opens the evaluation (đánh giá, sàng lọc). */
export const evaluationOpened = act('EvaluationOpened', { basis: Paper });

/** What the branch finds: progress (tiến bộ), to go on with education (tiếp tục giáo dục), or no longer qualified (không còn đủ tư cách). */
export const Proposal = z.enum(['progress', 'continue', 'unqualified']);
export type Proposal = z.infer<typeof Proposal>;

/** The branch evaluates the member and votes on what it finds. */
export const branchEvaluated = act('BranchEvaluated', { ...branchMeeting, proposal: Proposal, grounds: text(2000).optional(), months: months.optional() }, voteResult);

/** The grassroots committee decides whether to recognise the progress and to take the member off the list (công nhận tiến bộ). */
export const progressRecognised = act('ProgressRecognised', { decisionNumber, ...committeeMeeting }, voteResult);

/** The grassroots committee or one above it undoes the listing (đưa ra khỏi danh sách, hủy việc đưa vào danh sách). */
export const listingUndone = act('ListingUndone', {
  decisionNumber,
  undoneFor: z.enum(['criterion-not-met', 'conclusion-withdrawn', 'procedure-not-kept', 'complaint-upheld', 'other-grounds']),
  explanation: text(1000),
  basis: Paper,
});
