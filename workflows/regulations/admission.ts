import type { Cited } from '../kernel/citation.js';
import type { Share } from '../kernel/share.js';
import type { DeciderLevel } from '../kernel/step.js';
import { citing, type EditionBasis, type EditionName } from './editions.js';

/** What proves a candidate's schooling (ADM-03): a certificate, its equivalent, or having completed the programme. */
export type EducationProof = 'certificate' | 'certificate-or-equivalent' | 'programme-completed';
/** From what day the ceremony must follow within its limit (ADM-32). */
export type CeremonyClock = 'receipt' | 'issue';
/** The body of the competent organ that decides: the whole committee, its standing committee, or its standing members with the heads of commissions. */
export type DecidingBody = 'committee' | 'standing-committee' | 'standing-members';

/** How the competent organ decides (ADM-29): which body, and what share of all its members. */
export interface DecidingRule {
  readonly body: DecidingBody;
  readonly share: Share;
}

/** Numbers and choices of one edition for admission (kết nạp đảng viên). */
export interface AdmissionParameters {
  readonly minimumAgeYears: Cited<number>;
  readonly maximumAgeYears: Cited<number>;
  readonly education: Cited<EducationProof>;
  readonly certificateValidMonths: Cited<number>;
  readonly papersValidMonths: Cited<number>;
  readonly introducers: Cited<number>;
  readonly introducerTogetherMonths: Cited<number>;
  readonly minimumFullMembers: Cited<number>;
  readonly branchShare: Cited<Share>;
  readonly committeeShare: Cited<Share>;
  readonly verificationWorkingDays: Cited<number>;
  readonly verificationAbroadWorkingDays: Cited<number>;
  readonly decisionWorkingDays: Cited<number>;
  readonly decisionExtensionWorkingDays: Cited<number>;
  readonly deciding: Readonly<Record<DeciderLevel, Cited<DecidingRule>>>;
  /** How a grassroots committee decides that has no standing committee. */
  readonly decidingWithoutStandingCommittee: Cited<DecidingRule>;
  /** Where a grassroots committee is itself competent: does its own resolution come before its decision, or is it the same act? */
  readonly ownResolutionFirst: Cited<boolean>;
  readonly ceremonyWorkingDays: Cited<number>;
  readonly ceremonyClockStarts: Cited<CeremonyClock>;
}

/** At least two thirds (ít nhất hai phần ba). */
export const twoThirds: Share = { numerator: 2, denominator: 3, strict: false };
/** More than half (quá một nửa). */
export const moreThanHalf: Share = { numerator: 1, denominator: 2, strict: true };

/** The parameters of admission in one edition. Clause numbers are those of the editions that were read; see the confidence of each. */
export function admissionParameters(basis: EditionBasis): AdmissionParameters {
  const { regulation, guidance, charter } = citing(basis);
  return {
    minimumAgeYears: { value: 18, citation: charter('Điều 1, khoản 2', 'T T T T S S') },
    maximumAgeYears: { value: 60, citation: regulation('Điểm 1.1', 'K T T T K S') },
    education: { value: education[basis.edition], citation: regulation('Điểm 1 (trình độ học vấn)', 'S T T T K S') },
    certificateValidMonths: { value: 60, citation: guidance('Điểm 5.4', 'S S S S K K') },
    papersValidMonths: { value: 12, citation: guidance('Điểm 5.4', 'S S S S K K') },
    introducers: { value: 2, citation: charter('Điều 4', 'T T T T S S') },
    introducerTogetherMonths: { value: 12, citation: regulation('Điểm 3.2.1', 'S S S S K K') },
    minimumFullMembers: { value: 3, citation: charter('Điều 24, khoản 1', 'S S S S S S') },
    branchShare: { value: twoThirds, citation: guidance('Điểm 3.6 b', 'S S S S K K') },
    committeeShare: { value: twoThirds, citation: guidance('Điểm 3.6 c', 'S S S S K K') },
    verificationWorkingDays: { value: 30, citation: guidance('Thời hạn thẩm tra trong nước', 'K K K K K K') },
    verificationAbroadWorkingDays: { value: 90, citation: guidance('Thời hạn thẩm tra ngoài nước', 'K K K K K K') },
    decisionWorkingDays: { value: 60, citation: regulation('Điểm 4.3.1', 'T S T S K K') },
    decisionExtensionWorkingDays: { value: 30, citation: regulation('Điểm 4.3.1', 'T S S S K K') },
    deciding: decidingRules(basis),
    decidingWithoutStandingCommittee: { value: { body: 'committee', share: twoThirds }, citation: regulation('Điểm 4.3.2 a (cấp ủy không có ban thường vụ)', 'K K K K K K') },
    ownResolutionFirst: { value: basis.edition === 'R26b', citation: regulation('Điểm 4.3.2 a', 'S S S S K K') },
    ceremonyWorkingDays: { value: 30, citation: regulation('Quy định về lễ kết nạp', 'T S T S K S') },
    ceremonyClockStarts: { value: basis.edition === 'R26b' ? 'issue' : 'receipt', citation: regulation('Quy định về lễ kết nạp', 'T S T S K S') },
  };
}

const education: Record<EditionName, EducationProof> = {
  R16: 'certificate-or-equivalent',
  R21: 'certificate',
  R25a: 'certificate',
  R25b: 'certificate',
  R26a: 'certificate',
  R26b: 'programme-completed',
};

/** ADM-29. From R26b the standing committee of a grassroots committee decides; its majority was not read anywhere. */
function decidingRules(basis: EditionBasis): AdmissionParameters['deciding'] {
  const { regulation } = citing(basis);
  const wholeCommittee: DecidingRule = { body: 'committee', share: twoThirds };
  const standing: DecidingRule = { body: 'standing-committee', share: moreThanHalf };
  const members: DecidingRule = { body: 'standing-members', share: moreThanHalf };
  return {
    grassroots: {
      value: basis.edition === 'R26b' ? standing : wholeCommittee,
      citation: regulation('Điểm 4.3.2 a', 'S S S S K K'),
    },
    'above-grassroots': { value: standing, citation: regulation('Điểm 4.3.2 b', 'S S S S K K') },
    province: { value: members, citation: regulation('Điểm 4.3.2 c', 'S S S S K K') },
    central: { value: members, citation: regulation('Điểm 4.3.2 c', 'S S S S K K') },
  };
}
