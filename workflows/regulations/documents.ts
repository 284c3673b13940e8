import type { Confidence } from '../kernel/citation.js';
import { isIsoDate, type IsoDate } from '../kernel/iso-date.js';

/** Who issued a document (cơ quan ban hành). */
export type Issuer =
  | 'Đại hội đại biểu toàn quốc'
  | 'Ban Chấp hành Trung ương'
  | 'Bộ Chính trị'
  | 'Ban Bí thư'
  | 'Ban Tổ chức Trung ương'
  | 'Văn phòng Trung ương Đảng'
  | 'Tổng cục Chính trị'
  | 'Quốc hội'
  | 'Văn phòng Chính phủ'
  | 'Bộ Nội vụ'
  | 'Bộ Lao động - Thương binh và Xã hội';

/** What a document regulates (phạm vi). */
export type Scope =
  | 'statute'
  | 'implementing-the-charter'
  | 'details-of-implementation'
  | 'membership-forms'
  | 'admission-and-screening-policy'
  | 'screening'
  | 'screening-in-the-army'
  | 'inspection-and-discipline'
  | 'internal-political-protection'
  | 'conduct-of-members'
  | 'electronic-records'
  | 'life-of-the-party'
  | 'working-days'
  | 'counting-of-time';

/** A document (văn bản) that rules are cited from, as the registry of documents holds it. */
export interface DocumentRecord {
  /** The row of the rule list the document stands in; one row may hold a line of successors. */
  readonly id: string;
  /** Số, ký hiệu; the Charter alone has none and carries its name. */
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly issuer: Issuer;
  /** What the document is about, in Vietnamese (trích yếu); not in every case the printed title word for word. */
  readonly title: string;
  /** The first day it applies (có hiệu lực từ ngày). */
  readonly from: IsoDate;
  /** The first day it no longer applies (hết hiệu lực từ ngày); absent while no successor is known. */
  readonly to?: IsoDate;
  readonly scope: Scope;
  /** How sure we are of the document itself. */
  readonly confidence: Confidence;
  /** How sure we are of `from` and `to`; the note says what was assumed. */
  readonly periodConfidence: Confidence;
  /** Keys of the documents it takes the place of (thay thế). */
  readonly replaces?: readonly string[];
  readonly note?: string;
}

/**
 * The identity of a document: number, date and issuer together, because numbers start again with each Congress
 * term (nhiệm kỳ) and so the same number recurs.
 */
export function documentKey(document: DocumentIdentity): string {
  return `${document.number} | ${document.issuedOn} | ${document.issuer}`;
}

/** What identifies a document, registered or not. */
export interface DocumentIdentity extends Pick<DocumentRecord, 'number' | 'issuedOn'> {
  readonly issuer: string;
}

/** What a key says by itself, for a document that the registry does not hold; nothing for a text that is no key. */
export function identityIn(key: string): DocumentIdentity | undefined {
  const [number, issuedOn, issuer, ...more] = key.split(' | ');
  if (number === undefined || issuedOn === undefined || issuer === undefined || more.length > 0 || !isIsoDate(issuedOn)) return undefined;
  return { number, issuedOn, issuer };
}

const implementing = 'Quy định thi hành Điều lệ Đảng';
const details = 'Hướng dẫn một số vấn đề cụ thể thi hành Điều lệ Đảng';
const daysOff = 'Thông báo về việc nghỉ Tết Âm lịch, nghỉ lễ Quốc khánh và một số dịp nghỉ lễ';

/** The registry, oldest first within a row; here `replaces` holds short names, `documents` turns them into keys. */
const entries = {
  'CHARTER-2011': {
    id: 'DOC-01', number: 'Điều lệ Đảng', issuedOn: '2011-01-19', issuer: 'Đại hội đại biểu toàn quốc',
    title: 'Điều lệ Đảng Cộng sản Việt Nam (Đại hội XI thông qua)', from: '2011-01-19', scope: 'statute',
    confidence: 'text', periodConfidence: 'unconfirmed',
    note: 'Still cited as the Charter in 2026; whether the XIVth Congress changed Articles 1, 4, 5 or 8 is not established.',
  },
  'QD-29-2016': {
    id: 'DOC-02', number: '29-QĐ/TW', issuedOn: '2016-07-25', issuer: 'Ban Chấp hành Trung ương',
    title: implementing, from: '2016-07-25', to: '2021-07-30', scope: 'implementing-the-charter',
    confidence: 'text', periodConfidence: 'text',
  },
  'HD-01-2016': {
    id: 'DOC-03', number: '01-HD/TW', issuedOn: '2016-09-20', issuer: 'Ban Bí thư',
    title: details, from: '2016-09-20', to: '2021-09-28', scope: 'details-of-implementation',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'HD-12-2012': {
    id: 'DOC-04', number: '12-HD/BTCTW', issuedOn: '2012-05-17', issuer: 'Ban Tổ chức Trung ương',
    title: 'Hướng dẫn nghiệp vụ công tác đảng viên', from: '2012-05-17', to: '2017-06-05', scope: 'membership-forms',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'HD-09-2017': {
    id: 'DOC-04', number: '09-HD/BTCTW', issuedOn: '2017-06-05', issuer: 'Ban Tổ chức Trung ương',
    title: 'Hướng dẫn nghiệp vụ công tác đảng viên', from: '2017-06-05', to: '2022-01-18', scope: 'membership-forms',
    confidence: 'summary', periodConfidence: 'summary', replaces: ['HD-12-2012'],
  },
  'QD-24-2021': {
    id: 'DOC-05', number: '24-QĐ/TW', issuedOn: '2021-07-30', issuer: 'Ban Chấp hành Trung ương',
    title: implementing, from: '2021-07-30', to: '2025-01-20', scope: 'implementing-the-charter',
    confidence: 'text', periodConfidence: 'text', replaces: ['QD-29-2016'],
  },
  'HD-01-2021': {
    id: 'DOC-06', number: '01-HD/TW', issuedOn: '2021-09-28', issuer: 'Ban Bí thư',
    title: details, from: '2021-09-28', to: '2025-06-09', scope: 'details-of-implementation',
    confidence: 'text', periodConfidence: 'unconfirmed', replaces: ['HD-01-2016'],
    note: 'The end is inferred from the issue of guidance 06-HD/TW on 9 June 2025.',
  },
  'HD-12-2022': {
    id: 'DOC-07', number: '12-HD/BTCTW', issuedOn: '2022-01-18', issuer: 'Ban Tổ chức Trung ương',
    title: 'Hướng dẫn nghiệp vụ công tác đảng viên và biểu mẫu', from: '2022-01-18', scope: 'membership-forms',
    confidence: 'summary', periodConfidence: 'unconfirmed', replaces: ['HD-09-2017'],
    note: 'A successor is not established; parts of the text were read, others only in summary.',
  },
  'QD-232-2025': {
    id: 'DOC-08', number: '232-QĐ/TW', issuedOn: '2025-01-20', issuer: 'Ban Chấp hành Trung ương',
    title: implementing, from: '2025-01-20', to: '2025-07-01', scope: 'implementing-the-charter',
    confidence: 'text', periodConfidence: 'text', replaces: ['QD-24-2021'],
  },
  'QD-294-2025': {
    id: 'DOC-09', number: '294-QĐ/TW', issuedOn: '2025-05-26', issuer: 'Ban Chấp hành Trung ương',
    title: implementing, from: '2025-07-01', to: '2026-04-08', scope: 'implementing-the-charter',
    confidence: 'text', periodConfidence: 'summary', replaces: ['QD-232-2025'],
    note: 'Some clauses were read, others only in summary; the district level (cấp huyện) ends with it.',
  },
  'HD-06-2025': {
    id: 'DOC-10', number: '06-HD/TW', issuedOn: '2025-06-09', issuer: 'Ban Bí thư',
    title: details, from: '2025-06-09', to: '2026-05-19', scope: 'details-of-implementation',
    confidence: 'summary', periodConfidence: 'unconfirmed', replaces: ['HD-01-2021'],
    note: 'Probably applied only together with 294-QĐ/TW from 1 July 2025; the end is inferred from its successor.',
  },
  'QD-20-2026': {
    id: 'DOC-11', number: '20-QĐ/TW', issuedOn: '2026-04-08', issuer: 'Ban Chấp hành Trung ương',
    title: implementing, from: '2026-04-08', to: '2026-07-26', scope: 'implementing-the-charter',
    confidence: 'summary', periodConfidence: 'unconfirmed', replaces: ['QD-294-2025'],
    note: 'Only number, date and title were seen; the issuer is inferred from its predecessors, the entry into force assumed to be the day of issue.',
  },
  'HD-01-2026': {
    id: 'DOC-12', number: '01-HD/TW', issuedOn: '2026-05-19', issuer: 'Ban Bí thư',
    title: details, from: '2026-05-19', scope: 'details-of-implementation',
    confidence: 'summary', periodConfidence: 'unconfirmed', replaces: ['HD-06-2025'],
    note: 'Known to exist and used in August 2026 together with 208-QĐ/TW; its clauses were not seen, its entry into force is inferred.',
  },
  'QD-208-2026': {
    id: 'DOC-13', number: '208-QĐ/TW', issuedOn: '2026-07-26', issuer: 'Ban Chấp hành Trung ương',
    title: implementing, from: '2026-07-26', scope: 'implementing-the-charter',
    confidence: 'summary', periodConfidence: 'unconfirmed', replaces: ['QD-20-2026'],
    note: 'The entry into force is assumed to be the day of issue; the issuer is inferred from its predecessors.',
  },
  'CT-28-2019': {
    id: 'DOC-14', number: '28-CT/TW', issuedOn: '2019-01-21', issuer: 'Ban Bí thư',
    title: 'Chỉ thị về nâng cao chất lượng kết nạp đảng viên và rà soát, sàng lọc, đưa những đảng viên không còn đủ tư cách ra khỏi Đảng',
    from: '2019-01-21', scope: 'admission-and-screening-policy', confidence: 'summary', periodConfidence: 'unconfirmed',
    note: 'The start is taken from the day of issue; whether it has ended is not established.',
  },
  'HD-02-2021': {
    id: 'DOC-15', number: '02-HD/BTCTW', issuedOn: '2021-04-12', issuer: 'Ban Tổ chức Trung ương',
    title: 'Hướng dẫn rà soát, sàng lọc, đưa những đảng viên không còn đủ tư cách ra khỏi Đảng',
    from: '2021-04-12', scope: 'screening', confidence: 'text', periodConfidence: 'summary',
    note: 'Step one and part of the criteria were read; steps two to four were not reached. No successor found.',
  },
  'HD-1002-2021': {
    id: 'DOC-16', number: '1002/HD-CT', issuedOn: '2021-06-11', issuer: 'Tổng cục Chính trị',
    title: 'Hướng dẫn rà soát, sàng lọc đảng viên trong Đảng bộ Quân đội', from: '2021-06-11',
    scope: 'screening-in-the-army', confidence: 'summary', periodConfidence: 'summary',
  },
  'QD-30-2016': {
    id: 'DOC-17', number: '30-QĐ/TW', issuedOn: '2016-07-26', issuer: 'Ban Chấp hành Trung ương',
    title: 'Quy định thi hành Chương VII và Chương VIII Điều lệ Đảng về công tác kiểm tra, giám sát, kỷ luật của Đảng',
    from: '2016-07-26', to: '2021-07-28', scope: 'inspection-and-discipline', confidence: 'text', periodConfidence: 'summary',
    note: 'Some secondary sources print the year 2017; the head of the text and later documents citing it give 26 July 2016.',
  },
  'QD-22-2021': {
    id: 'DOC-17', number: '22-QĐ/TW', issuedOn: '2021-07-28', issuer: 'Ban Chấp hành Trung ương',
    title: 'Quy định về công tác kiểm tra, giám sát và kỷ luật của Đảng', from: '2021-07-28', to: '2025-05-30',
    scope: 'inspection-and-discipline', confidence: 'summary', periodConfidence: 'unconfirmed', replaces: ['QD-30-2016'],
    note: 'The end is inferred from the issue of 296-QĐ/TW.',
  },
  'QD-262-2025': {
    id: 'DOC-17', number: '262-QĐ/TW', issuedOn: '2025-02-03', issuer: 'Ban Chấp hành Trung ương',
    title: 'Quy định sửa đổi, bổ sung một số điều của Quy định 22-QĐ/TW', from: '2025-02-03', to: '2025-05-30',
    scope: 'inspection-and-discipline', confidence: 'summary', periodConfidence: 'unconfirmed',
    note: 'Amends 22-QĐ/TW and is taken to end with it; the issuer is inferred from the document it amends.',
  },
  'QD-296-2025': {
    id: 'DOC-17', number: '296-QĐ/TW', issuedOn: '2025-05-30', issuer: 'Ban Chấp hành Trung ương',
    title: 'Quy định về công tác kiểm tra, giám sát và kỷ luật của Đảng', from: '2025-05-30',
    scope: 'inspection-and-discipline', confidence: 'summary', periodConfidence: 'unconfirmed',
    replaces: ['QD-22-2021', 'QD-262-2025'],
    note: 'The entry into force is assumed to be the day of issue; a successor of 2026 is not established.',
  },
  'HD-08-2025': {
    id: 'DOC-17', number: '08-HD/TW', issuedOn: '2025-06-10', issuer: 'Ban Bí thư',
    title: 'Hướng dẫn thực hiện Quy định 296-QĐ/TW', from: '2025-06-10', scope: 'inspection-and-discipline',
    confidence: 'summary', periodConfidence: 'unconfirmed',
    note: 'The entry into force is assumed to be the day of issue; the issuer is inferred from the number.',
  },
  'QD-37-2021': {
    id: 'DOC-18', number: '37-QĐ/TW', issuedOn: '2021-10-25', issuer: 'Ban Chấp hành Trung ương',
    title: 'Quy định về những điều đảng viên không được làm', from: '2021-10-25', to: '2026-07-26',
    scope: 'conduct-of-members', confidence: 'summary', periodConfidence: 'unconfirmed',
    note: 'The end is inferred from the issue of 207-QĐ/TW.',
  },
  'QD-58-2022': {
    id: 'DOC-18', number: '58-QĐ/TW', issuedOn: '2022-02-08', issuer: 'Bộ Chính trị',
    title: 'Quy định một số vấn đề về bảo vệ chính trị nội bộ Đảng', from: '2022-02-08',
    scope: 'internal-political-protection', confidence: 'summary', periodConfidence: 'summary',
  },
  'QD-69-2022': {
    id: 'DOC-18', number: '69-QĐ/TW', issuedOn: '2022-07-06', issuer: 'Bộ Chính trị',
    title: 'Quy định về kỷ luật tổ chức đảng, đảng viên vi phạm', from: '2022-07-06',
    scope: 'inspection-and-discipline', confidence: 'summary', periodConfidence: 'summary',
  },
  'QD-207-2026': {
    id: 'DOC-18', number: '207-QĐ/TW', issuedOn: '2026-07-26', issuer: 'Ban Chấp hành Trung ương',
    title: 'Quy định về những điều đảng viên không được làm', from: '2026-07-26', scope: 'conduct-of-members',
    confidence: 'summary', periodConfidence: 'unconfirmed', replaces: ['QD-37-2021'],
    note: 'The entry into force is assumed to be the day of issue; the issuer is inferred from its predecessor.',
  },
  'QD-339-2025': {
    id: 'DOC-19', number: '339-QĐ/TW', issuedOn: '2025-07-10', issuer: 'Ban Bí thư',
    title: 'Quyết định về Sổ tay đảng viên điện tử', from: '2025-07-10', scope: 'electronic-records',
    confidence: 'summary', periodConfidence: 'unconfirmed',
    note: 'The entry into force is assumed to be the day of issue; the issuer is not confirmed.',
  },
  'KH-168-2025': {
    id: 'DOC-19', number: '168-KH/VPTW', issuedOn: '2025-08-21', issuer: 'Văn phòng Trung ương Đảng',
    title: 'Kế hoạch triển khai Sổ tay đảng viên điện tử', from: '2025-08-21', scope: 'electronic-records',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'CV-1361-2026': {
    id: 'DOC-19', number: '1361-CV/BTCTW', issuedOn: '2026-06-30', issuer: 'Ban Tổ chức Trung ương',
    title: 'Công văn về số hóa hồ sơ đảng viên', from: '2026-06-30', scope: 'electronic-records',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'NQ-21-2022': {
    id: 'DOC-20', number: '21-NQ/TW', issuedOn: '2022-06-16', issuer: 'Ban Chấp hành Trung ương',
    title: 'Nghị quyết về tăng cường củng cố, xây dựng tổ chức cơ sở đảng và nâng cao chất lượng đội ngũ đảng viên trong giai đoạn mới',
    from: '2022-06-16', scope: 'life-of-the-party', confidence: 'summary', periodConfidence: 'summary',
  },
  'CT-50-2025': {
    id: 'DOC-20', number: '50-CT/TW', issuedOn: '2025-07-23', issuer: 'Ban Bí thư',
    title: 'Chỉ thị về nâng cao chất lượng sinh hoạt chi bộ', from: '2025-07-23', scope: 'life-of-the-party',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'CT-51-2025': {
    id: 'DOC-20', number: '51-CT/TW', issuedOn: '2025-08-08', issuer: 'Ban Bí thư',
    title: 'Chỉ thị về thẻ đảng viên', from: '2025-08-08', scope: 'life-of-the-party',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'QD-366-2025': {
    id: 'DOC-20', number: '366-QĐ/TW', issuedOn: '2025-08-30', issuer: 'Bộ Chính trị',
    title: 'Quy định về kiểm điểm và đánh giá, xếp loại chất lượng hằng năm', from: '2025-08-30',
    scope: 'life-of-the-party', confidence: 'summary', periodConfidence: 'summary',
  },
  'HD-02-2026': {
    id: 'DOC-20', number: '02-HD/BTCTW', issuedOn: '2026-05-22', issuer: 'Ban Tổ chức Trung ương',
    title: 'Hướng dẫn đánh giá cán bộ theo quý', from: '2026-05-22', scope: 'life-of-the-party',
    confidence: 'summary', periodConfidence: 'summary',
    note: 'Registered so that nobody takes it for the screening guidance of 2021, which has the same number.',
  },
  'LAW-45-2019': {
    id: 'CAL-01', number: '45/2019/QH14', issuedOn: '2019-11-20', issuer: 'Quốc hội', title: 'Bộ luật Lao động',
    from: '2021-01-01', scope: 'working-days', confidence: 'text', periodConfidence: 'text',
  },
  'NQ-28-2026': {
    id: 'CAL-02', number: '28/2026/QH16', issuedOn: '2026-04-24', issuer: 'Quốc hội',
    title: 'Nghị quyết có quy định ngày nghỉ Ngày Văn hóa Việt Nam 24 tháng 11', from: '2026-07-01', scope: 'working-days',
    confidence: 'text', periodConfidence: 'text',
  },
  'TB-5015-2023': {
    id: 'CAL-04', number: '5015/TB-LĐTBXH', issuedOn: '2023-11-22', issuer: 'Bộ Lao động - Thương binh và Xã hội',
    title: `${daysOff} năm 2024`, from: '2023-11-22', scope: 'working-days',
    confidence: 'text', periodConfidence: 'text',
  },
  'TB-1570-2024': {
    id: 'CAL-04', number: '1570/TB-LĐTBXH', issuedOn: '2024-04-12', issuer: 'Bộ Lao động - Thương binh và Xã hội',
    title: 'Thông báo về việc hoán đổi ngày làm việc dịp 30/4 và 01/5 năm 2024', from: '2024-04-12', scope: 'working-days',
    confidence: 'summary', periodConfidence: 'unconfirmed',
    note: 'The day of issue is not confirmed; the Prime Minister agreed to the swap on 12 April 2024.',
  },
  'TB-6150-2024': {
    id: 'CAL-04', number: '6150/TB-BLĐTBXH', issuedOn: '2024-12-03', issuer: 'Bộ Lao động - Thương binh và Xã hội',
    title: `${daysOff} năm 2025`, from: '2024-12-03', scope: 'working-days',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'TB-9441-2025': {
    id: 'CAL-04', number: '9441/TB-BNV', issuedOn: '2025-10-16', issuer: 'Bộ Nội vụ',
    title: `${daysOff} năm 2026`, from: '2025-10-16', scope: 'working-days',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'VPCP-12729-2025': {
    id: 'CAL-04', number: '12729/VPCP-KGVX', issuedOn: '2025-12-25', issuer: 'Văn phòng Chính phủ',
    title: 'Công văn về hoán đổi ngày làm việc dịp Tết Dương lịch năm 2026', from: '2025-12-25', scope: 'working-days',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'BNV-3383-2026': {
    id: 'CAL-04', number: '3383/BNV-CVL', issuedOn: '2026-04-10', issuer: 'Bộ Nội vụ',
    title: 'Công văn về ngày nghỉ lễ dịp 30/4 và 01/5 năm 2026', from: '2026-04-10', scope: 'working-days',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'VPCP-10065-2026': {
    id: 'CAL-04', number: '10065/VPCP-KGVX', issuedOn: '2026-10-02', issuer: 'Văn phòng Chính phủ',
    title: 'Công văn về các dịp nghỉ lễ, Tết năm 2026 và 2027', from: '2026-10-02', scope: 'working-days',
    confidence: 'summary', periodConfidence: 'summary',
  },
  'LAW-91-2015': {
    id: 'CAL-06', number: '91/2015/QH13', issuedOn: '2015-11-24', issuer: 'Quốc hội', title: 'Bộ luật Dân sự',
    from: '2017-01-01', scope: 'counting-of-time', confidence: 'text', periodConfidence: 'text',
  },
} as const satisfies Record<string, DocumentRecord>;

/** The short name by which code cites a document. */
export type DocumentName = keyof typeof entries;

function keyNamed(name: string): string {
  const entry = Object.entries<DocumentRecord>(entries).find(([known]) => known === name)?.[1];
  if (entry === undefined) throw new Error(`The registry of documents has no entry named ${name}.`);
  return documentKey(entry);
}

/** The key of each document by its short name, for citations: `documentKeys['QD-208-2026']`. */
export const documentKeys = Object.freeze(
  Object.fromEntries(Object.entries<DocumentRecord>(entries).map(([name, entry]) => [name, documentKey(entry)])),
) as Readonly<Record<DocumentName, string>>;

/** Every registered document (văn bản) in the order of the rule list. */
export const documents: readonly DocumentRecord[] = Object.values<DocumentRecord>(entries).map(
  ({ replaces, ...document }) => (replaces === undefined ? document : { ...document, replaces: replaces.map(keyNamed) }),
);

const documentsByKey: ReadonlyMap<string, DocumentRecord> = new Map(
  documents.map((document) => [documentKey(document), document]),
);

/** The document (văn bản) a citation names, or undefined when the registry does not hold it. */
export function findDocument(key: string): DocumentRecord | undefined {
  return documentsByKey.get(key);
}
