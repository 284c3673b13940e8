import type { Citation } from '../kernel/citation.js';
import { documentKeys } from './documents.js';
import { citing, type EditionBasis } from './editions.js';

/** The clauses an admission case rests on beside its numbers: what prescribes each act. */
export type AdmissionClauses = ReturnType<typeof admissionClauses>;

/**
 * Clause numbers are given where they were read; elsewhere the clause is named by its subject. An edition cites the guidance that went with it
 * for most of its time: R21 that of 2022 on forms, though until 18 January 2022 the one of 2017 applied.
 */
export function admissionClauses(basis: EditionBasis) {
  const { guidance, charter, regulation, of } = citing(basis);
  const forms = of(basis.edition === 'R16' ? documentKeys['HD-09-2017'] : documentKeys['HD-12-2022']);
  return {
    /** ADM-01 */ volunteers: charter('Điều 1, khoản 2', 'T T T T S S'),
    /** ADM-04 */ localSupplements: regulation('Điểm 1 (quy định bổ sung của địa phương)', 'S S S S K K'),
    /** ADM-06 */ listing: forms('Tạo nguồn: danh sách cảm tình Đảng, phân công đảng viên giúp đỡ', 'S S S S K K'),
    /** ADM-07 */ course: guidance('Lớp bồi dưỡng nhận thức về Đảng', 'S T T K K K'),
    /** ADM-09 */ application: charter('Điều 4', 'S S S S S S'),
    /** ADM-10 */ cv: guidance('Điểm 3.3', 'S T T S K K'),
    /** ADM-11 */ verifiedPersons: guidance('Điểm 3.4 a', 'S T T S K K'),
    /** ADM-12 */ verifiedContents: guidance('Điểm 3.4 b', 'S T T S K K'),
    /** ADM-13 */ verificationExemption: guidance('Điểm 3.4 c', 'S S S S K K'),
    /** ADM-14 */ verificationMethod: guidance('Điểm 3.4 d', 'S S S S K K'),
    /** ADM-05 */ politicalReview: of(documentKeys['QD-58-2022'])('Các trường hợp phải thẩm định về chính trị', 'K S S S S S'),
    /** ADM-16, ADM-18 */ introduction: charter('Điều 4', 'T T T T S S'),
    /** ADM-19 */ moveBeforeResolution: guidance('Mục 5', 'K T T S K K'),
    /** ADM-20 */ moveAfterResolution: guidance('Mục 5 (chuyển nơi ở, nơi làm việc khi đã có nghị quyết)', 'K T T S K K'),
    /** ADM-21 */ opinions: charter('Điều 4, khoản 3', 'T T T T S S'),
    /** ADM-25 */ whoVotes: charter('Điều 3, khoản 4', 'S T T T S S'),
    /** ADM-23 */ whoIsCounted: regulation('Điểm 9.3.2', 'K K K S K K'),
    /** ADM-26 */ appraisal: forms('Mục II.1.1 (thẩm định của đảng ủy bộ phận)', 'S T T T K K'),
    /** ADM-28 */ voteForm: guidance('Điểm 5.1', 'S T T S K K'),
    /** ADM-30 */ submission: forms('Mục II.1.1 (hồ sơ xét kết nạp)', 'S T T T K K'),
    /** ADM-39 */ suspension: regulation('Tạm dừng thời hạn quyết định (chưa thấy văn bản quy định)', 'K K K K K K'),
    /** ADM-31 */ preparation: guidance('Điểm 3.7 (ban tổ chức kiểm tra, báo cáo hoặc lấy ý kiến)', 'S S S S K K'),
    /** ADM-33 */ ceremony: guidance('Nội dung lễ kết nạp', 'K K K K K K'),
    /** PRO-02 */ partyAge: charter('Điều 5, khoản 4', 'T T T T S S'),
    /** PRO-03 */ guiding: charter('Điều 5, khoản 1', 'T T T T S S'),
    /** PRO-04, PRO-05 */ probationDossier: forms('Hồ sơ xét công nhận đảng viên chính thức', 'S S S S K K'),
    /** PRO-06, PRO-09 */ recognition: regulation('Điểm 4.2', 'T S S S K S'),
    /** PRO-10, PRO-12 */ recognitionOrRemoval: charter('Điều 5, khoản 2', 'T T T T S S'),
    /** REC-04 */ reorganisation: regulation('Lập, sáp nhập, chia tách, giải thể tổ chức đảng trực thuộc', 'K K K K K K'),
    /** PRO-14 */ probationerMoves: regulation('Điểm 6.3', 'K K K K K K'),
  } satisfies Record<string, Citation>;
}
