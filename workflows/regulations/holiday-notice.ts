import { z } from 'zod';
import { isSaturday, isWeekend, type WorkingYear } from '../kernel/calendar.js';
import { text } from '../kernel/fields.js';
import { IsoDate } from '../kernel/iso-date.js';
import { vietnamCalendar } from './public-holidays.js';

/** What is wrong with a day that a notice names; the params say what was seen. */
type Fault = 'day-of-other-year' | 'day-given-twice' | 'day-off-is-weekend' | 'day-is-no-saturday' | 'day-off-by-law-missing';

const Name = text(60).refine((written) => !written.includes('|'));
const Days = z.array(IsoDate).max(60);

/**
 * A notice of days off (thông báo nghỉ lễ, Tết) as an administrator enters it from the document: all days off and all Saturdays worked of one
 * year, since it takes the place of every earlier notice of that year (CAL-04). A fault is a custom issue at its field, with `params.code`.
 */
export const HolidayNotice = z
  .strictObject({
    year: z.int().min(1900, { abort: true }).max(2199, { abort: true }),
    daysOff: Days,
    workedSaturdays: Days,
    /** Số, ký hiệu, and the organ that issued it. */
    number: Name,
    issuer: Name,
    issuedOn: IsoDate,
    /** Why it is entered (lý do): of a later notice of the same year, what it changes. */
    reason: text(500),
  })
  .superRefine((notice, context) => {
    for (const { path, code, ...params } of faultsOf(notice)) context.addIssue({ code: 'custom', path, params: { code, ...params } });
  });
export type HolidayNotice = z.infer<typeof HolidayNotice>;

type NoticedDays = Pick<WorkingYear, 'year' | 'daysOff' | 'workedSaturdays'>;

interface FaultAt {
  readonly path: (string | number)[];
  readonly code: Fault;
  readonly on: IsoDate;
}

function faultsOf({ year, daysOff, workedSaturdays }: NoticedDays): FaultAt[] {
  const seen = new Set<IsoDate>();
  const faultOf = (on: IsoDate, isSuitable: boolean, unsuitable: Fault): Fault | undefined => {
    const isTwice = seen.has(on);
    seen.add(on);
    if (Number(on.slice(0, 4)) !== year) return 'day-of-other-year';
    if (!isSuitable) return unsuitable;
    return isTwice ? 'day-given-twice' : undefined;
  };
  const faults = (field: 'daysOff' | 'workedSaturdays', code: (on: IsoDate) => Fault | undefined, days: readonly IsoDate[]) =>
    days.flatMap((on, place) => {
      const found = code(on);
      return found ? [{ path: [field, place], code: found, on }] : [];
    });
  return [
    ...faults('daysOff', (on) => faultOf(on, !isWeekend(on), 'day-off-is-weekend'), daysOff),
    ...faults('workedSaturdays', (on) => faultOf(on, isSaturday(on), 'day-is-no-saturday'), workedSaturdays),
    ...missingByLaw({ year, daysOff }).map((on) => ({ path: ['daysOff'], code: 'day-off-by-law-missing' as const, on })),
  ];
}

/** Mondays to Fridays that the law makes days off by their date and the notice forgets (CAL-01, CAL-02): no notice can take them away. */
const missingByLaw = ({ year, daysOff }: Pick<NoticedDays, 'year' | 'daysOff'>): IsoDate[] =>
  vietnamCalendar.fixedDaysOff(year).filter((on) => !isWeekend(on) && !daysOff.includes(on));

/** The working year of a notice on record, which names its document by `documentKey`; nobody but who entered it has read the notice. */
export function noticedYear({ year, daysOff, workedSaturdays, document }: NoticedDays & { readonly document: string }): WorkingYear {
  return { year, daysOff, workedSaturdays, citation: { document, clause: `Ngày nghỉ, ngày làm bù năm ${year}`, confidence: 'summary' } };
}
