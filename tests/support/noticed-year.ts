import { vietnamCalendar, type HolidayNotice, type IsoDate } from '../../workflows/index.js';

/** A notice, older than the clock of any test, of a year that the program knows, with further days off and some of its own left out. */
export function noticeOf(year: number, { also = [], without = [], reason = 'Bổ sung ngày nghỉ' }: { readonly also?: readonly IsoDate[]; readonly without?: readonly IsoDate[]; readonly reason?: string } = {}): HolidayNotice {
  const known = vietnamCalendar.years.get(year);
  const daysOff = [...(known?.daysOff ?? vietnamCalendar.fixedDaysOff(year).filter((on) => ![0, 6].includes(new Date(on).getUTCDay()))), ...also].filter((on) => !without.includes(on));
  return { year, daysOff: [...new Set(daysOff)], workedSaturdays: [...(known?.workedSaturdays ?? [])], number: `${100 + also.length}/TB-BNV`, issuer: 'Bộ Nội vụ', issuedOn: `${Math.min(year - 1, 2023)}-12-01` as IsoDate, reason };
}
