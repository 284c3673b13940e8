import { z } from 'zod';
import { act, Count, Paper, PersonId, text } from '../../kernel/fields.js';
import { IsoDate } from '../../kernel/iso-date.js';
import { paperFindings } from '../../kernel/papers.js';
import { voteResult } from '../../kernel/vote.js';
import { branchMeeting, committeeMeeting, DecidingBody, decisionNumber, NextOrgan } from '../../shared/meeting-fields.js';

/** What is being resolved: admission, full recognition, or removal of a probationer. */
export const Matter = z.enum(['admission', 'recognition', 'removal']);
export type Matter = z.infer<typeof Matter>;

/** The branch votes on admission (nghị quyết đề nghị kết nạp, mẫu 6-KNĐ). */
export const branchVoteHeld = act(
  'BranchVoteHeld',
  {
    ...branchMeeting,
    /** Proof of schooling (ADM-03); an exception needs the guidance's area or group and a consent. */
    education: z.strictObject({ proof: z.enum(['certificate', 'equivalent-certificate', 'programme-completed', 'exception']), consent: Paper.optional() }),
    /** Why somebody over the age limit is proposed (ADM-02). */
    overAgeGrounds: z.enum(['no-party-organisation', 'no-member', 'special-need']).optional(),
  },
  { ...voteResult, next: NextOrgan, ageMonths: Count, overAge: z.boolean() },
);

/** The full result of a vote that fell short goes up (ADM-28, PRO-11). */
export const voteResultReported = act('VoteResultReported', { report: Paper });

/** The section committee (đảng ủy bộ phận) appraises the branch's resolution (mẫu 7-KNĐ, 14-KNĐ); it does not decide. */
export const sectionAppraised = act('SectionAppraised', { report: Paper, agrees: z.boolean() }, { next: NextOrgan });

/** The grassroots committee (đảng ủy cơ sở) votes (mẫu 8-KNĐ, 15-KNĐ). */
export const committeeVoteHeld = act('CommitteeVoteHeld', { minutes: Paper, ...committeeMeeting }, { matter: Matter, ...voteResult });

const catalogueNumber = z.string().regex(/^\d{2,3}$/);

/** The dossier goes to the competent committee; papers by their number in the catalogue of 1361-CV/BTCTW. */
export const dossierSubmitted = act('DossierSubmitted', { receipt: Paper, papers: z.array(catalogueNumber).max(120) });

/** The competent committee has every paper of the dossier looked at (kiểm tra hồ sơ): in order, or given back with all faults at once. */
export const dossierReviewed = act(
  'DossierReviewed',
  {
    findings: z.array(z.strictObject({ paper: catalogueNumber, finding: z.enum(paperFindings), reason: text(500).optional() })).min(1).max(120),
    /** The day by which a dossier given back is wanted back; agreed, not prescribed. */
    returnBy: IsoDate.optional(),
  },
  { outcome: z.enum(['in-order', 'returned']) },
);

/** The time to decide is extended once, with a reason (ADM-30, PRO-08). */
export const decisionTimeExtended = act('DecisionTimeExtended', { workingDays: Count, reason: text(500), basis: Paper });

/** The clock of the time to decide is stopped, with a reason, and later runs again (ADM-39, unconfirmed); neither day is counted. */
export const decisionTimeSuspended = act('DecisionTimeSuspended', { reason: text(500), basis: Paper });
export const decisionTimeResumed = act('DecisionTimeResumed', { reason: text(500), basis: Paper });

const late = { dueOn: IsoDate.optional(), late: z.boolean() };

/** The competent committee decides on admission (quyết định kết nạp, mẫu 9-KNĐ; paper 05 of the catalogue, 06 of somebody readmitted). */
export const committeeDecisionMade = act(
  'CommitteeDecisionMade',
  {
    decisionNumber,
    ...committeeMeeting,
    /** Written agreement for somebody over the age limit (ADM-02). */
    overAgeConsent: Paper.optional(),
    /** Written agreement to readmit, of the standing committee of the committee directly under the Centre (ADM-36). */
    readmissionConsent: Paper.optional(),
  },
  { body: DecidingBody, ...voteResult, ...late },
);

/** The branch receives the decision. */
export const decisionReceived = act('DecisionReceived', {});

/** The admission ceremony (lễ kết nạp): decision read, oath taken, a full member assigned to guide. */
export const ceremonyHeld = act(
  'CeremonyHeld',
  { guide: PersonId, superiorAgreement: Paper.optional() },
  { probationEndsOn: IsoDate, ...late },
);
