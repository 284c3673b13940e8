import { z } from 'zod';
import { act, OrganId, Paper, PersonId, text } from '../../kernel/fields.js';
import { waysOut } from '../../kernel/facts.js';
import { IsoDate } from '../../kernel/iso-date.js';
import { readmissionBars } from '../../regulations/exits.js';

/** What is stated of somebody who was a member before and may be readmitted (kết nạp lại). */
const FormerMembership = z.strictObject({
  leftOn: IsoDate,
  way: z.enum(waysOut),
  /** After a sentence for a less serious crime: the day the criminal record was deleted (xóa án tích). */
  recordDeletedOn: IsoDate.optional(),
  readmittedBefore: z.boolean(),
  /** The bars that hold (ADM-37). */
  bars: z.array(z.enum(readmissionBars)).max(readmissionBars.length),
  /** What proves the special family circumstance (hoàn cảnh gia đình đặc biệt) of somebody who left at their own request. */
  specialFamilyCircumstance: Paper.optional(),
});

/** Where nobody could run the procedure, the committee directly above the grassroots assigned this branch to do so (ADM-35). */
const Assignment = z.strictObject({
  ground: z.enum(['no-branch', 'no-member', 'enterprise-with-state-capital', 'enterprise-without-state-capital', 'commune-without-branch']),
  decision: Paper,
});

/** Outreach (tạo nguồn): a branch begins to follow somebody who may become a member, or become one again. */
export const outreachBegun = act('OutreachBegun', { subject: PersonId, branch: OrganId, formerMembership: FormerMembership.optional(), assignment: Assignment.optional() });

/** The branch resolves to put the person on the list of sympathisers (quần chúng cảm tình Đảng) and assigns a helper. */
export const candidateListed = act('CandidateListed', { resolution: Paper, helper: PersonId });

/** Another full member takes over the help (phân công đảng viên giúp đỡ). */
export const helperAssigned = act('HelperAssigned', { helper: PersonId });

/** The grassroots committee sends the person to the awareness course (lớp bồi dưỡng nhận thức về Đảng). */
export const courseProposed = act('CourseProposed', { proposal: Paper });

/** The certificate of the awareness course (giấy chứng nhận học lớp nhận thức về Đảng) is issued; the number of its class lets classes be counted. */
export const trainingCertified = act('TrainingCertified', {
  certificate: Paper,
  classNumber: text(60).optional(),
  issuer: z.enum(['political-training-centre', 'competent-committee', 'other']),
});

/** The application (đơn xin vào Đảng, mẫu 1-KNĐ) is handed in. */
export const applicationSubmitted = act('ApplicationSubmitted', { handwritten: z.boolean() });

/** The CV (lý lịch của người xin vào Đảng, mẫu 2-KNĐ) is declared. */
export const cvDeclared = act('CvDeclared', { writtenByCandidate: z.boolean(), pagesSealed: z.boolean() });

/** The CV is brought up to date (bổ sung lý lịch). */
export const cvSupplemented = act('CvSupplemented', {});

/** Relatives whose record is verified; `raised-by` = người trực tiếp nuôi dưỡng. */
export const Relation = z.enum(['candidate', 'father', 'mother', 'raised-by', 'spouse', 'father-in-law', 'mother-in-law', 'child']);
export type Relation = z.infer<typeof Relation>;
const verifiedPerson = { relation: Relation, nth: z.int().min(1).max(20).default(1) };

/** Verification (thẩm tra lý lịch) is asked for: of whom, and who is exempt and why. */
export const verificationRequested = act('VerificationRequested', {
  married: z.boolean(),
  persons: z
    .array(z.strictObject({ ...verifiedPerson, exemption: z.enum(['relative-is-member', 'already-clear']).optional(), abroad: z.boolean().default(false) }))
    .min(1)
    .max(40),
});

/** The grassroots committee concludes on the verification, then certifies, signs and stamps the CV. */
export const verificationConcluded = act('VerificationConcluded', {
  results: z.array(z.strictObject({ ...verifiedPerson, receivedOn: IsoDate })).max(40),
  certifiedOn: IsoDate,
  /** Review under the rules of internal political protection (bảo vệ chính trị nội bộ), where it was needed. */
  politicalReview: z.discriminatedUnion('needed', [
    z.strictObject({ needed: z.literal(false) }),
    z.strictObject({ needed: z.literal(true), conclusion: Paper.optional() }),
  ]),
});

/** Members and, where there is one, the union introduce the candidate (giấy giới thiệu, mẫu 3-KNĐ; nghị quyết, mẫu 4-KNĐ). */
export const introductionsRecorded = act('IntroductionsRecorded', {
  introducers: z
    .array(z.strictObject({ person: PersonId, togetherSince: IsoDate }))
    .min(1)
    .max(4),
  union: z.strictObject({ kind: z.enum(['youth-union', 'trade-union']), resolution: Paper }).optional(),
});

const opinion = z.strictObject({ organisation: z.enum(['youth-union', 'trade-union', 'women-union', 'farmers-union', 'veterans', 'front', 'other']), givenOn: IsoDate });
/** Opinions of the organisations the person belongs to and of the residence, and their synthesis (mẫu 5-KNĐ, 12-KNĐ). */
export const opinions = { organisations: z.array(opinion).max(20), residence: z.strictObject({ givenOn: IsoDate }).optional() };
export const opinionsCollected = act('OpinionsCollected', opinions);
