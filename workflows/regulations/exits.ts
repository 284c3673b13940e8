import type { Citation, Cited } from '../kernel/citation.js';
import type { DeadlineUnit } from '../kernel/deadlines.js';
import type { Share } from '../kernel/share.js';
import { moreThanHalf, twoThirds } from './admission.js';
import { documentKeys } from './documents.js';
import { citing, type EditionBasis } from './editions.js';

/** Where a complaint is answered, one after the other (EXT-05): a committee directly above the grassroots, the province level, the Secretariat. */
export type ComplaintInstance = 'above-grassroots' | 'province' | 'central';

/** One way to read a time limit. */
export interface LimitReading {
  readonly amount: number;
  readonly unit: DeadlineUnit;
}

/** Why a complaint is not accepted for an answer (EXT-05), beside having come too late; nobody has confirmed the list. */
export type DeclineGround = 'lodged-by-others' | 'finally-decided' | 'sentenced-by-court';

/** Grounds on which a name is removed (EXT-01). */
export type RemovalGround = 'dropped-activity' | 'unpaid-dues' | 'card-returned-or-destroyed' | 'no-progress-after-education' | 'breach-of-standing-two-years' | 'political-standard';
/** Why somebody is never readmitted (ADM-37: các trường hợp không kết nạp lại). */
export const readmissionBars = ['self-dropped-activity', 'left-at-own-request', 'serious-disunity', 'convicted-of-corruption', 'convicted-of-serious-crime'] as const;
export type ReadmissionBar = (typeof readmissionBars)[number];
/** What lifts such a bar: nothing, or a special family circumstance (hoàn cảnh gia đình đặc biệt). */
export type BarException = 'none' | 'special-family-circumstance';

/** Numbers and choices of one edition for ways out of the Party, complaints against them, and the way back. */
export interface ExitParameters {
  readonly removalGrounds: Cited<readonly RemovalGround[]>;
  readonly branchShare: Cited<Share>;
  readonly committeeShare: Cited<Share>;
  /** Requests for self-criticism after which the branch goes on without it. */
  readonly selfCriticismRequests: Cited<number>;
  readonly educatedMonths: Cited<number>;
  readonly complaintRemovalWorkingDays: Cited<number>;
  /** The time to complain of discipline (EXT-06), by every reading there is; the earliest warns, the latest refuses. */
  readonly complaintDiscipline: Cited<readonly LimitReading[]>;
  /** Which organs answer, in their order. */
  readonly complaintInstances: Cited<readonly ComplaintInstance[]>;
  readonly answerWorkingDays: Readonly<Record<ComplaintInstance, Cited<number>>>;
  /** Of the standing committee that answers; no text on the body or on its majority was read. */
  readonly answerShare: Cited<Share>;
  readonly declineGrounds: Cited<readonly DeclineGround[]>;
  /** Invitations after which the body goes on without hearing somebody who does not come (EXT-07). */
  readonly invitationsBeforeAbsence: Cited<number>;
  readonly readmissionMonths: Cited<number>;
  /** After a sentence for a less serious crime: months since the record was deleted. */
  readonly readmissionAfterRecordMonths: Cited<number>;
  /** Each bar with what lifts it. */
  readonly readmissionBars: Readonly<Record<ReadmissionBar, Cited<BarException>>>;
  /** What prescribes each act. */
  readonly clauses: {
    readonly expulsionFirst: Citation;
    readonly leaving: Citation;
    readonly complaint: Citation;
    readonly disciplineComplaint: Citation;
    readonly obeyedMeanwhile: Citation;
    readonly disciplineTakesEffect: Citation;
    readonly heardBefore: Citation;
    readonly readmission: Citation;
    readonly wrongAdmission: Citation;
    readonly noBranchAtThePlace: Citation;
  };
}

/** The parameters of one edition. Where no clause of an edition was read, the number of its predecessor stands, marked unconfirmed. */
export function exitParameters(basis: EditionBasis): ExitParameters {
  const { regulation, guidance, charter, of } = citing(basis);
  const inspection = of(documentKeys[basis.effectiveFrom < '2021-07-28' ? 'QD-30-2016' : basis.effectiveFrom < '2025-05-30' ? 'QD-22-2021' : 'QD-296-2025']);
  const forms = of(documentKeys[basis.edition === 'R16' ? 'HD-09-2017' : 'HD-12-2022']);
  const districtAbolished = basis.effectiveFrom >= '2025-07-01';
  return {
    removalGrounds: {
      value: ['dropped-activity', 'unpaid-dues', 'card-returned-or-destroyed', 'no-progress-after-education', 'breach-of-standing-two-years', 'political-standard'],
      citation: charter('Điều 8', 'T T T S S S'),
    },
    branchShare: { value: twoThirds, citation: regulation('Điểm 8.1 (biểu quyết ở chi bộ)', 'T T S S K K') },
    committeeShare: { value: twoThirds, citation: regulation('Điểm 8.1 (biểu quyết ở đảng ủy cơ sở)', 'T T S S K K') },
    selfCriticismRequests: { value: 3, citation: regulation('Điểm 8.1 (kiểm điểm trước chi bộ)', 'T T S S K K') },
    educatedMonths: { value: 12, citation: charter('Điều 8', 'T T T S S S') },
    complaintRemovalWorkingDays: { value: 30, citation: regulation('Điểm 8.2', 'S S S S K K') },
    complaintDiscipline: {
      value: [{ amount: 30, unit: 'days' }, { amount: 1, unit: 'months' }, { amount: 30, unit: 'working-days' }],
      citation: charter('Điều 39, khoản 7', 'S S S S S S'),
    },
    complaintInstances: {
      value: districtAbolished ? ['province', 'central'] : ['above-grassroots', 'province', 'central'],
      citation: regulation('Điểm 8.2 (các cấp giải quyết khiếu nại)', 'S S S S K K'),
    },
    answerWorkingDays: {
      'above-grassroots': { value: 90, citation: regulation('Điểm 8.2', 'S S S S K K') },
      province: { value: 90, citation: regulation('Điểm 8.2', 'S S S S K K') },
      central: { value: 180, citation: regulation('Điểm 8.2', 'S S S S K K') },
    },
    answerShare: { value: moreThanHalf, citation: regulation('Điểm 8.2 (biểu quyết khi giải quyết khiếu nại)', 'K K K K K K') },
    declineGrounds: { value: ['lodged-by-others', 'finally-decided', 'sentenced-by-court'], citation: regulation('Điểm 8.2 (trường hợp không giải quyết khiếu nại)', 'K K K K K K') },
    invitationsBeforeAbsence: { value: 2, citation: inspection('Mời nhiều lần mà không đến (Điều 12, khoản 2 của 296-QĐ/TW; số lần chưa được kiểm chứng)', 'K K K K K K') },
    readmissionMonths: { value: 36, citation: regulation('Điểm 3.5.1', 'S S T T K S') },
    readmissionAfterRecordMonths: { value: 60, citation: regulation('Điểm 3.5.1', 'S S T T K K') },
    readmissionBars: {
      'self-dropped-activity': { value: 'none', citation: regulation('Điểm 3.5.2', 'K K K T K K') },
      'left-at-own-request': { value: 'special-family-circumstance', citation: regulation('Điểm 3.5.2', 'K K K T K K') },
      'serious-disunity': { value: 'none', citation: regulation('Điểm 3.5.2', 'K K K S K K') },
      'convicted-of-corruption': { value: 'none', citation: regulation('Điểm 3.5.2 (bị kết án về tội tham nhũng)', 'K K K K K K') },
      'convicted-of-serious-crime': { value: 'none', citation: regulation('Điểm 3.5.2 (bị kết án về tội nghiêm trọng trở lên)', 'K K K K K K') },
    },
    clauses: {
      expulsionFirst: inspection('Khai trừ thay cho xóa tên, cho ra khỏi Đảng', 'T T T S S S'),
      leaving: guidance('Điểm 11.2', 'S T T K K K'),
      complaint: regulation('Điểm 8.2', 'S S S S K K'),
      disciplineComplaint: inspection('Khiếu nại kỷ luật (Điều 25, khoản 1 của 296-QĐ/TW)', 'K K K S S S'),
      obeyedMeanwhile: charter('Điều 39, khoản 9', 'T T T S S S'),
      disciplineTakesEffect: inspection('Hiệu lực kỷ luật của chi bộ (Điều 15, khoản 2 của 296-QĐ/TW)', 'K K K S S S'),
      heardBefore: inspection('Nghe đảng viên trình bày trước khi họp (Điều 12 của 296-QĐ/TW)', 'K K K S S S'),
      readmission: regulation('Điểm 3.5.1', 'S S T T K S'),
      wrongAdmission: forms('Mục 3 (kết nạp, công nhận không đúng)', 'K S S S K K'),
      noBranchAtThePlace: regulation('Điểm 3.4', 'T S S S K K'),
    },
  };
}
