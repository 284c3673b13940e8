import { z } from 'zod';
import { IsoDate } from './iso-date.js';

/** Free text a clerk enters: composed Vietnamese (NFC), trimmed, never empty, bounded, without control characters but line ends. */
export const text = (max: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(max)
    .regex(/^(\P{Cc}|\n|\r|\t)*$/u);

/** Id of a person in the record of people. The history knows people by this alone. */
export const PersonId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);
/** Id of an organ in the record of organisations. */
export const OrganId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);

/** Id of a case. */
export const CaseId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);

/** A number of people or ballots. */
export const Count = z.int().min(0).max(100_000);

/** A paper (văn bản) by its number and day: a resolution, a decision, a letter, a certificate. */
export const Paper = z.strictObject({ number: text(60), issuedOn: IsoDate });
export type Paper = z.infer<typeof Paper>;

/**
 * One kind of act: `entered` is what the clerk states, `derived` what the engine adds when it accepts.
 * Gives the command's schema and the event's, so that the two cannot drift apart.
 */
export function act<T extends string, E extends z.ZodRawShape, D extends z.ZodRawShape = Record<never, never>>(type: T, entered: E, derived?: D) {
  return {
    type,
    command: z.strictObject({ happenedOn: IsoDate, ...entered }),
    event: z.strictObject({ type: z.literal(type), happenedOn: IsoDate, ...entered, ...(derived ?? ({} as D)) }),
  };
}
