import { addMonths, completedMonths, daysBetween, type IsoDate } from '../../workflows/index.js';
import type { LanguageCode } from '../platform/language/locale-files.js';

/** A length of time in whole months and days, as people say it: «2 tháng 9 ngày». */
export function spanInWords(from: IsoDate, to: IsoDate, code: LanguageCode): string {
  const months = completedMonths(from, to);
  const days = daysBetween(addMonths(from, months), to);
  const count = (number: number, unit: 'month' | 'day') => new Intl.NumberFormat(code === 'en' ? 'en-GB' : 'vi-VN', { style: 'unit', unit, unitDisplay: 'long' }).format(number);
  return [...(months > 0 ? [count(months, 'month')] : []), ...(days > 0 || months === 0 ? [count(days, 'day')] : [])].join(' ');
}
