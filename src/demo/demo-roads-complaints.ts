import type { IsoDate } from '../../workflows/index.js';
import { act, type Act, type Road } from './demo-road.js';

/** The complaint about a decision of a case here. */
const lodged = (on: IsoDate, number: string, issuedOn: IsoDate, receivedOn: IsoDate, fields: Readonly<Record<string, unknown>> = {}): Act =>
  act('lodge-complaint', on, { fields: { decision: { number, issuedOn }, receivedOn, ...fields } });
const upheld = { fields: { answer: 'upheld', reasons: 'Kết luận làm căn cứ không đúng; quyết định bị khiếu nại không đứng vững.' } };
const partly = { fields: { answer: 'partly-upheld', reasons: 'Giữ hình thức đã quyết định, sửa phần căn cứ nêu chưa đúng.' } };

/** Complaints about decisions of cases here. */
const ofCases: readonly Omit<Road, 'procedure'>[] = [
  {
    shows: 'an expulsion complained of: the committee above restores the rights',
    after: 'expelled, and restored by the committee above',
    branch: 'administration',
    acts: [lodged('2023-08-07', '41-QĐ/HU', '2023-07-17', '2023-07-20', { complainedOf: 'discipline' }), act('hear-complainant', '2023-08-21'), act('answer-complaint-above-grassroots', '2023-10-16', upheld)],
  },
  {
    shows: 'rejected by every instance up to the Secretariat',
    after: 'asked for self-criticism three times in vain, name removed',
    branch: 'khau-linh',
    acts: [
      lodged('2023-02-06', '03-QĐ/HU', '2023-01-09', '2023-01-12'), act('invite-complainant', '2023-02-13'), act('hear-complainant', '2023-02-20'), act('answer-complaint-above-grassroots', '2023-04-10'),
      act('receive-answer', '2023-04-13'), act('escalate-complaint', '2023-04-24'), act('hear-complainant', '2023-05-15'), act('answer-complaint-province', '2023-07-24'),
      act('receive-answer', '2023-07-27'), act('escalate-complaint', '2023-08-14'), act('hear-complainant', '2023-10-02'), act('answer-complaint-centre', '2024-03-18'),
    ],
  },
  {
    shows: 'answered in part and accepted',
    after: 'removed for unpaid dues before any evaluation',
    branch: 'tea-factory',
    acts: [lodged('2024-11-11', '77-QĐ/ĐU', '2024-10-21', '2024-10-24'), act('hear-complainant', '2024-11-25'), act('answer-complaint-above-grassroots', '2025-01-20', partly), act('receive-answer', '2025-01-23'), act('settle-complaint', '2025-02-10')],
  },
  {
    shows: 'a removed probationer restored by the province, on probation again',
    after: 'removed in June 2026 and restored in September',
    branch: 'ban-cuon',
    acts: [lodged('2026-06-29', '33-QĐ/ĐU', '2026-06-08', '2026-06-11'), act('hear-complainant', '2026-07-13'), act('answer-complaint-province', '2026-09-21', upheld)],
  },
  {
    shows: 'lodged in time against a removal of October 2026',
    after: 'three votes without result, removed in October 2026; the time to complain still runs',
    branch: 'na-khoang',
    acts: [lodged('2026-11-09', '58-QĐ/ĐU', '2026-10-19', '2026-10-22')],
  },
];

/** Complaints about discipline that no case here holds. */
const ofDiscipline: readonly Omit<Road, 'procedure'>[] = [
  {
    shows: 'begun at the district and never handed over when it was abolished',
    branch: 'tat-cai',
    acts: [lodged('2025-05-19', '15-QĐ/UBKT', '2025-04-28', '2025-05-05')],
  },
  {
    shows: 'handed over to the province when the district was abolished',
    branch: 'clinic',
    acts: [
      lodged('2025-06-02', '19-QĐ/UBKT', '2025-05-12', '2025-05-16'), act('refer-complaint', '2025-07-07'), act('hear-complainant', '2025-07-21'), act('answer-complaint-province', '2025-10-13'),
      act('receive-answer', '2025-10-16'), act('settle-complaint', '2026-01-12'),
    ],
  },
  {
    shows: 'answered by the province, the answer under way, when its branch becomes a part of another',
    branch: 'pac-liu',
    acts: [lodged('2026-06-01', '22-QĐ/UBKT', '2026-05-11', '2026-05-15'), act('hear-complainant', '2026-06-22'), act('answer-complaint-province', '2026-10-26')],
  },
  {
    shows: 'answered by the province; the time to go on still runs',
    branch: 'mathematics',
    acts: [lodged('2026-05-25', '24-QĐ/UBKT', '2026-05-04', '2026-05-08'), act('hear-complainant', '2026-06-15'), act('answer-complaint-province', '2026-10-19'), act('receive-answer', '2026-11-02')],
  },
  {
    shows: 'with the Centre',
    branch: 'party-office',
    acts: [
      lodged('2026-01-19', '04-QĐ/UBKT', '2025-12-29', '2026-01-05'), act('hear-complainant', '2026-02-02'), act('answer-complaint-province', '2026-04-20'), act('receive-answer', '2026-04-23'), act('escalate-complaint', '2026-05-11'),
    ],
  },
  {
    shows: 'upheld in part by the Centre',
    branch: 'rangers',
    acts: [
      lodged('2024-03-11', '08-QĐ/UBKT', '2024-02-26', '2024-03-01'), act('hear-complainant', '2024-03-25'), act('answer-complaint-above-grassroots', '2024-06-03'), act('receive-answer', '2024-06-06'),
      act('escalate-complaint', '2024-06-17'), act('hear-complainant', '2024-07-08'), act('answer-complaint-province', '2024-09-23'), act('receive-answer', '2024-09-26'),
      act('escalate-complaint', '2024-10-14'), act('hear-complainant', '2024-11-11'), act('answer-complaint-centre', '2025-05-19', partly),
    ],
  },
  { shows: 'a complaint withdrawn', branch: 'tea-fields', acts: [lodged('2025-09-15', '31-QĐ/UBKT', '2025-08-25', '2025-08-29'), act('withdraw-complaint', '2025-10-06')] },
  { shows: 'a complaint not accepted', branch: 'school-office', acts: [lodged('2026-03-16', '10-QĐ/UBKT', '2026-02-23', '2026-02-27'), act('decline-complaint', '2026-03-30')] },
];

/** Complaints through their instances, some about cases here and some about discipline. */
export const complaintRoads: readonly Road[] = [
  ...ofCases.map((road): Road => ({ ...road, procedure: 'complaint' })),
  ...ofDiscipline.map((road, place): Road => ({ ...road, procedure: 'complaint', memberSince: `${2001 + place}-02-03` as IsoDate })),
];
