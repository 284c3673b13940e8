import { addDays, addMonths, type IsoDate } from '../../workflows/index.js';

/** A period of legal days, first and last included. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The same period of the year before (cùng kỳ năm trước); the last day of a month stays the last day. */
export function yearBefore({ from, to }: Period): Period {
  return { from: addMonths(from, -12), to: addDays(addMonths(addDays(to, 1), -12), -1) };
}

/** The years whose targets a period is measured against: its own year, or several whole ones. */
export function targetYears({ from, to }: Period): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const isWhole = from.endsWith('-01-01') && to.endsWith('-12-31');
  return first === last || isWhole ? Array.from({ length: last - first + 1 }, (_, place) => first + place) : [];
}
