import type { Citation } from '../kernel/citation.js';
import { workingCalendar, type FixedDayOff, type WorkingCalendar, type WorkingYear } from '../kernel/calendar.js';
import { documentKeys } from './documents.js';

const labourCode: Citation = { document: documentKeys['LAW-45-2019'], clause: 'Điều 112 khoản 1', confidence: 'text' };

/** Days off fixed by date in the law (ngày nghỉ lễ cố định): CAL-01 Labour Code Art. 112(1); CAL-02 24 November from 2026, Resolution 28/2026/QH16. */
export const fixedDaysOff: readonly FixedDayOff[] = [
  { name: 'Tết Dương lịch', month: 1, day: 1, citation: labourCode },
  { name: 'Ngày Chiến thắng', month: 4, day: 30, citation: labourCode },
  { name: 'Ngày Quốc tế lao động', month: 5, day: 1, citation: labourCode },
  { name: 'Quốc khánh', month: 9, day: 2, citation: labourCode },
  {
    name: 'Ngày Văn hóa Việt Nam', month: 11, day: 24, firstYear: 2026,
    citation: { document: documentKeys['NQ-28-2026'], clause: 'Ngày Văn hóa Việt Nam 24/11', confidence: 'text' },
  },
];

/** Weekdays off and Saturdays worked of the years that have a notice (CAL-04), oldest first; a year without one stays out (CAL-07). */
export const workingYears: readonly WorkingYear[] = [
  {
    year: 2024,
    daysOff: [
      '2024-01-01',
      '2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14',
      '2024-04-18',
      '2024-04-29', '2024-04-30', '2024-05-01',
      '2024-09-02', '2024-09-03',
    ],
    workedSaturdays: ['2024-05-04'],
    citation: { document: documentKeys['TB-5015-2023'], clause: 'Tết Âm lịch và Quốc khánh 2024', confidence: 'text' },
    furtherCitations: [
      { document: documentKeys['TB-1570-2024'], clause: 'Nghỉ 29/4, làm bù 04/5/2024', confidence: 'summary' },
    ],
  },
  {
    year: 2025,
    daysOff: [
      '2025-01-01',
      '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31',
      '2025-04-07',
      '2025-04-30', '2025-05-01', '2025-05-02',
      '2025-09-01', '2025-09-02',
    ],
    workedSaturdays: ['2025-04-26'],
    citation: {
      document: documentKeys['TB-6150-2024'],
      clause: 'Tết Âm lịch, Quốc khánh 2025; nghỉ 02/5, làm bù 26/4/2025',
      confidence: 'summary',
    },
  },
  {
    year: 2026,
    daysOff: [
      '2026-01-01', '2026-01-02',
      '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20',
      '2026-04-27',
      '2026-04-30', '2026-05-01',
      '2026-08-31', '2026-09-01', '2026-09-02',
      '2026-11-24',
    ],
    workedSaturdays: ['2026-01-10', '2026-08-22'],
    citation: {
      document: documentKeys['TB-9441-2025'],
      clause: 'Tết Âm lịch, Quốc khánh 2026; nghỉ 31/8, làm bù 22/8/2026',
      confidence: 'summary',
    },
    furtherCitations: [
      { document: documentKeys['VPCP-12729-2025'], clause: 'Nghỉ 02/01, làm bù 10/01/2026', confidence: 'summary' },
      { document: documentKeys['BNV-3383-2026'], clause: 'Không hoán đổi dịp 30/4 và 01/5/2026', confidence: 'summary' },
      { document: documentKeys['NQ-28-2026'], clause: 'Ngày Văn hóa Việt Nam 24/11', confidence: 'text' },
    ],
  },
  {
    year: 2027,
    daysOff: [
      '2027-01-01',
      '2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10',
      // The tenth of the third lunar month, computed.
      '2027-04-16',
      // Saturday 1 May made up on the next working day, Labour Code Art. 111(3).
      '2027-04-30', '2027-05-03',
      '2027-09-02', '2027-09-03',
      '2027-11-24',
    ],
    workedSaturdays: [],
    citation: { document: documentKeys['VPCP-10065-2026'], clause: 'Tết Âm lịch và Quốc khánh 2027', confidence: 'summary' },
    furtherCitations: [
      { document: documentKeys['LAW-45-2019'], clause: 'Điều 111 khoản 3; Điều 112 khoản 1', confidence: 'text' },
      { document: documentKeys['NQ-28-2026'], clause: 'Ngày Văn hóa Việt Nam 24/11', confidence: 'text' },
    ],
  },
];

/** The working days (ngày làm việc) of public offices, followed by party offices in practice (CAL-03, unconfirmed). */
export const vietnamCalendar: WorkingCalendar = calendarWith([]);

/** The same with notices that came later, oldest first: for a year the newest holds, wholly. */
export function calendarWith(notices: readonly WorkingYear[]): WorkingCalendar {
  const newest = new Map([...workingYears, ...notices].map((year) => [year.year, year]));
  return workingCalendar([...newest.values()], fixedDaysOff);
}
