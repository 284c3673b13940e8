import { z } from 'zod';

/** A legal day (ngày) in Viet Nam, written YYYY-MM-DD, without hour and without time zone. */
export type IsoDate = `${number}-${number}-${number}`;

const existingDay = z.iso.date({ abort: true });

/** Whether the text is a day that exists, written exactly YYYY-MM-DD, in the years 1900 to 2199. */
export function isIsoDate(text: string): text is IsoDate {
  return text >= '1900-01-01' && text <= '2199-12-31' && existingDay.safeParse(text).success;
}

/** Reads a legal day (ngày) that enters the house from outside, and refuses what `isIsoDate` refuses. */
export const IsoDate = existingDay.refine(isIsoDate) as unknown as z.ZodType<IsoDate, IsoDate>;

/** The day that stands for none: of a paper that does not expire, of a time limit that is suspended. */
export const neverExpires: IsoDate = '9999-12-31';
