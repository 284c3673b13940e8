import { z } from 'zod';
import { act, Count, Paper } from '../../kernel/fields.js';
import { IsoDate } from '../../kernel/iso-date.js';
import { voteResult } from '../../kernel/vote.js';
import { opinions } from './preparation.js';
import { branchMeeting, committeeMeeting, decisionNumber, NextOrgan } from '../../shared/meeting-fields.js';

/** The certificate of the new members' course (lớp bồi dưỡng đảng viên mới). */
export const newMemberTrainingCertified = act('NewMemberTrainingCertified', { certificate: Paper });

/** The probationer's self-criticism (mẫu 10-KNĐ) and the guiding member's assessment (mẫu 11-KNĐ). */
export const probationerAssessed = act('ProbationerAssessed', { selfCriticismOn: IsoDate });

/** Opinions on the probationer and their synthesis (mẫu 12-KNĐ). */
export const probationOpinionsCollected = act('ProbationOpinionsCollected', opinions);

/** A disciplinary measure (kỷ luật) meets the probationer. */
export const probationerDisciplined = act('ProbationerDisciplined', {
  decision: Paper,
  measure: z.enum(['reprimand', 'warning', 'dismissal', 'expulsion']),
});

/** How far this vote takes the matter: approved, to be tried again, or to go up after the last allowed try (PRO-11). */
export const VoteCourse = z.enum(['approved', 'again', 'report']);
const courseOf = { ...voteResult, course: VoteCourse, failedVotes: Count, next: NextOrgan };

/** The branch votes on full recognition (nghị quyết đề nghị công nhận, mẫu 13-KNĐ). */
export const recognitionVoteHeld = act('RecognitionVoteHeld', branchMeeting, courseOf);

/** The branch votes on removing the probationer's name (xóa tên đảng viên dự bị). */
export const removalVoteHeld = act('RemovalVoteHeld', { ...branchMeeting, basis: Paper }, courseOf);

const late = { dueOn: IsoDate.optional(), late: z.boolean() };
/** Of a matter that was not approved: whether the superior committees keep it, or give it back to the branch. */
const kept = z.boolean().optional();
const body = { body: z.enum(['committee', 'standing-committee', 'standing-members']), ...voteResult };

/** The competent committee decides on full recognition (quyết định công nhận đảng viên chính thức, mẫu 16-KNĐ). */
export const recognitionDecided = act(
  'RecognitionDecided',
  { decisionNumber, ...committeeMeeting },
  {
    ...body,
    ...late,
    kept,
    /** Always the day probation ended (PRO-09). */
    officialFrom: IsoDate,
    /** Party age counts from the decision on admission (PRO-02). */
    partyAgeFrom: IsoDate,
  },
);

/** The competent committee decides on removing the probationer's name. */
export const removalDecided = act('RemovalDecided', { decisionNumber, ...committeeMeeting }, { ...body, ...late, kept });
