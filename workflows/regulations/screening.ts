import type { Citation, Cited, Confidence } from '../kernel/citation.js';
import type { IsoDate } from '../kernel/iso-date.js';
import type { Share } from '../kernel/share.js';
import type { Vote } from '../kernel/vote.js';
import { moreThanHalf, twoThirds } from './admission.js';
import { documentKeys } from './documents.js';
import { citing, type EditionBasis } from './editions.js';

/** The first day on which anybody is screened by the guidance. */
export const screeningFrom: IsoDate = '2021-04-12';

/** Criteria of the guidance that were read (SCR-03). */
export const knownCriteria = ['not-completed-two-years', 'offended-again-while-disciplined', 'degraded-concluded', 'conduct-rules-breached'] as const;
export type KnownCriterion = (typeof knownCriteria)[number];

/** The form in which a vote must be taken, or that the meeting chooses it. */
export type PrescribedForm = Vote['form'] | 'chosen-by-the-meeting';
/** Which organ decides that a member has made progress. */
export type ProgressDecider = 'grassroots-committee';

/** Numbers and choices of one edition for screening (rà soát, sàng lọc đảng viên). */
export interface ScreeningParameters {
  /** Each criterion by its own clause; any one of them is enough. */
  readonly criteria: Readonly<Record<KnownCriterion, Cited<boolean>>>;
  /** Which state of the list of criteria this is; a list that was read further gets another name. */
  readonly criteriaVersion: Cited<string>;
  /** Whether the list is complete. The text was cut off after the fourth criterion. */
  readonly criteriaComplete: Cited<boolean>;
  readonly listingShare: Cited<Share>;
  readonly ballotForm: Cited<PrescribedForm>;
  /** Whether members exempt from activity who come to the meeting are counted among its voters. */
  readonly exemptCounted: Cited<boolean>;
  /** Whether members away in temporary activity elsewhere are among those whose votes are counted against. */
  readonly awayCounted: Cited<boolean>;
  /** Months of education and help, unless the branch sets another time. */
  readonly educationMonths: Cited<number>;
  /** Months from one review of the progress to the next. */
  readonly reviewMonths: Cited<number>;
  readonly evaluationShare: Cited<Share>;
  readonly evaluationForm: Cited<PrescribedForm>;
  /** Meetings to which the member was invited and did not explain, after which the branch goes on without it. */
  readonly invitations: Cited<number>;
  readonly progressDecider: Cited<ProgressDecider>;
  readonly progressShare: Cited<Share>;
  /** What prescribes each act. */
  readonly clauses: {
    readonly principles: Citation;
    readonly scope: Citation;
    readonly review: Citation;
    readonly direction: Citation;
    readonly ballot: Citation;
    readonly report: Citation;
    readonly education: Citation;
    readonly evaluation: Citation;
    readonly outcomes: Citation;
    readonly undoing: Citation;
    readonly transfer: Citation;
    readonly hearing: Citation;
    readonly system: Citation;
  };
}

/**
 * The parameters of screening by the guidance of 2021. One document has applied since, so every edition says the same; only the Charter and the
 * regulation on discipline beside it change. Of steps two to four the text was not reached: what stands for them is marked unconfirmed or summary.
 */
export function screeningParameters(basis: EditionBasis): ScreeningParameters {
  const { charter, of } = citing(basis);
  const inspection = of(documentKeys[basis.effectiveFrom < '2021-07-28' ? 'QD-30-2016' : basis.effectiveFrom < '2025-05-30' ? 'QD-22-2021' : 'QD-296-2025']);
  const guidance = (clause: string, confidence: Confidence): Citation => ({ document: documentKeys['HD-02-2021'], clause, confidence });
  return {
    criteria: {
      'not-completed-two-years': { value: true, citation: guidance('Mục II.1 (hai năm liên tiếp không hoàn thành nhiệm vụ)', 'text') },
      'offended-again-while-disciplined': { value: true, citation: guidance('Mục II.1 (tái vi phạm trong thời gian bị kỷ luật)', 'text') },
      'degraded-concluded': { value: true, citation: guidance('Mục II.1 (suy thoái, “tự diễn biến”, “tự chuyển hóa”, vi phạm đạo đức, lối sống)', 'text') },
      'conduct-rules-breached': { value: true, citation: guidance('Mục II.1 (vi phạm trách nhiệm nêu gương, những điều đảng viên không được làm)', 'summary') },
    },
    criteriaVersion: { value: '2021-1', citation: guidance('Mục II.1 (danh mục tiêu chí đã đọc được)', 'summary') },
    criteriaComplete: { value: false, citation: guidance('Mục II.1 (các tiêu chí tiếp theo)', 'unconfirmed') },
    listingShare: { value: twoThirds, citation: guidance('Mục II.2, bước 1 (biểu quyết ở chi bộ)', 'text') },
    ballotForm: { value: 'secret-ballot', citation: guidance('Mục II.2, bước 1 (bỏ phiếu kín đối với từng đảng viên)', 'text') },
    exemptCounted: { value: false, citation: guidance('Mục II.2, bước 1 (không tính đảng viên được miễn công tác và sinh hoạt đảng)', 'text') },
    // The text takes out nobody but the exempt; to count those away is what protects the member.
    awayCounted: { value: true, citation: guidance('Mục II.2, bước 1 (hai phần ba số đảng viên chính thức, không nói đến đảng viên sinh hoạt tạm thời nơi khác)', 'summary') },
    educationMonths: { value: 12, citation: guidance('Mục II.2, bước 2 (thời gian giáo dục, giúp đỡ)', 'unconfirmed') },
    reviewMonths: { value: 3, citation: guidance('Mục II.2, bước 2 (kỳ nhận xét sự tiến bộ)', 'unconfirmed') },
    evaluationShare: { value: twoThirds, citation: guidance('Mục II.2, bước 3 (biểu quyết đánh giá)', 'unconfirmed') },
    evaluationForm: { value: 'chosen-by-the-meeting', citation: guidance('Mục II.2, bước 3 (hình thức biểu quyết)', 'unconfirmed') },
    invitations: { value: 3, citation: guidance('Mục II.2 (số lần mời đảng viên trình bày)', 'unconfirmed') },
    progressDecider: { value: 'grassroots-committee', citation: guidance('Mục II.2, bước 3 (công nhận tiến bộ, đưa ra khỏi danh sách)', 'summary') },
    progressShare: { value: moreThanHalf, citation: guidance('Mục II.2, bước 3 (tỷ lệ tán thành của cấp ủy cơ sở)', 'unconfirmed') },
    clauses: {
      /** SCR-01 */ principles: guidance('Mục I.2', 'text'),
      /** SCR-02 */ scope: guidance('Mục II.1 (đảng viên có vi phạm nhưng chưa đến mức xóa tên, khai trừ)', 'text'),
      /** SCR-04 */ review: guidance('Mục II.2, bước 1 (rà soát, lấy ý kiến)', 'text'),
      /** SCR-05 */ direction: guidance('Mục II.2, bước 1 (xin ý kiến chỉ đạo của cấp ủy cấp trên trực tiếp)', 'text'),
      /** SCR-06 */ ballot: guidance('Mục II.2, bước 1 (chi bộ họp, bỏ phiếu kín)', 'text'),
      /** SCR-08 */ report: guidance('Mục II.2, bước 1 (báo cáo cấp ủy cấp trên trực tiếp)', 'text'),
      /** SCR-07 */ education: guidance('Mục II.2, bước 2', 'unconfirmed'),
      /** SCR-07 */ evaluation: guidance('Mục II.2, bước 3', 'unconfirmed'),
      /** SCR-07 */ outcomes: guidance('Mục II.2, bước 3 (công nhận tiến bộ; tiếp tục giáo dục; không còn đủ tư cách)', 'summary'),
      /** SCR-01 */ undoing: charter('Điều 9 (cấp trên xem xét lại quyết định của cấp dưới)', 'K K K K K K'),
      /** SCR-07 */ transfer: guidance('Đánh giá sự tiến bộ gửi kèm khi chuyển sinh hoạt', 'summary'),
      /** EXT-07 */ hearing: inspection('Nghe đảng viên trình bày trước khi họp (Điều 12 của 296-QĐ/TW), vận dụng', 'K K K K K K'),
      /** SCR-09 */ system: { document: documentKeys['HD-1002-2021'], clause: 'Tiêu chí riêng trong Đảng bộ Quân đội', confidence: 'summary' },
    },
  };
}
