import type { Cited } from '../kernel/citation.js';
import type { Share } from '../kernel/share.js';
import { twoThirds } from './admission.js';
import { documentKeys } from './documents.js';
import { citing, type EditionBasis } from './editions.js';

/** A disciplinary measure that can meet a probationary member (PRO-13): khiển trách or cảnh cáo. */
export type ProbationDiscipline = 'reprimand' | 'warning';

/** Numbers and choices of one edition for probation (thời kỳ dự bị) and full recognition (công nhận đảng viên chính thức). */
export interface ProbationParameters {
  readonly months: Cited<number>;
  readonly reviewWorkingDays: Cited<number>;
  readonly branchShare: Cited<Share>;
  readonly committeeShare: Cited<Share>;
  readonly decisionWorkingDays: Cited<number>;
  readonly decisionExtensionWorkingDays: Cited<number>;
  /** Votes without result after which the superior committees take over. */
  readonly votesBeforeReport: Cited<number>;
  readonly disciplines: Cited<readonly ProbationDiscipline[]>;
}

/** Numbers of one edition for moves of a member's activity (chuyển sinh hoạt đảng). */
export interface TransferParameters {
  readonly procedureWorkingDays: Cited<number>;
  readonly letterWorkingDays: Cited<number>;
  /** Months of temporary activity: at least, and fewer than. */
  readonly temporaryMonths: Cited<{ readonly from: number; readonly below: number }>;
  /** The same for study, where the upper bound is included. */
  readonly temporaryStudyMonths: Cited<{ readonly from: number; readonly to: number }>;
}

export function probationParameters(basis: EditionBasis): ProbationParameters {
  const { regulation, charter, of } = citing(basis);
  const disciplinary = basis.effectiveFrom < '2021-07-28' ? 'QD-30-2016' : basis.effectiveFrom < '2025-05-30' ? 'QD-22-2021' : 'QD-296-2025';
  const discipline = of(documentKeys[disciplinary])('Kỷ luật đảng viên dự bị (cùng Điều 35 Điều lệ Đảng)', 'T S S S S S');
  return {
    months: { value: 12, citation: charter('Điều 5, khoản 1', 'T T T T S S') },
    reviewWorkingDays: { value: 30, citation: regulation('Điểm 4.2', 'T S S S K K') },
    branchShare: { value: twoThirds, citation: charter('Điều 5, khoản 2', 'T T T T S S') },
    committeeShare: { value: twoThirds, citation: charter('Điều 5, khoản 2', 'T T T T S S') },
    decisionWorkingDays: { value: 30, citation: regulation('Điểm 4.3.1', 'T S S S K K') },
    decisionExtensionWorkingDays: { value: 30, citation: regulation('Điểm 4.3.1', 'T S S S K K') },
    votesBeforeReport: { value: 3, citation: regulation('Điểm 4.2 c', 'T S S S K K') },
    disciplines: { value: ['reprimand', 'warning'], citation: discipline },
  };
}

export function transferParameters(basis: EditionBasis): TransferParameters {
  const { regulation } = citing(basis);
  return {
    procedureWorkingDays: { value: 60, citation: regulation('Điểm 6.3', 'T T S T K S') },
    letterWorkingDays: { value: 30, citation: regulation('Điểm 6.3', 'T T S S K K') },
    temporaryMonths: { value: { from: 3, below: 12 }, citation: regulation('Điểm 6.3', 'T T S T K K') },
    temporaryStudyMonths: { value: { from: 3, to: 24 }, citation: regulation('Điểm 6.3', 'T T S T K K') },
  };
}
