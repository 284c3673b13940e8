import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';

/** What a target can be set for: ceremonies, recognitions, certificates of the course. */
export const targetMeasures = ['admitted', 'recognised', 'trained'] as const;
export type TargetMeasure = (typeof targetMeasures)[number];

const Year = z.int().min(1930).max(2199);

/** A target (chỉ tiêu) of an organ for a year, with the paper that sets it. */
export const NewTarget = z
  .strictObject({
    organ: z.uuid(),
    year: Year,
    measure: z.enum(targetMeasures),
    value: z.int().min(0).max(1_000_000),
    basis: z.strictObject({ number: z.string().normalize('NFC').trim().min(1).max(60), issuedOn: IsoDate }),
  })
  .meta({ id: 'NewTarget' });
export type NewTarget = z.infer<typeof NewTarget>;

const Percent = z.number().nullable();

/** A year's target beside what was done. */
export const TargetLine = z
  .object({
    year: z.int(),
    measure: z.enum(targetMeasures),
    label: z.string(),
    target: z.int().nullable(),
    result: z.int().nullable().meta({ description: 'Null where it is a small group that the reader may not see.' }),
    percent: Percent,
    basis: z.object({ number: z.string(), issuedOn: IsoDate }).optional(),
    recordedAt: z.iso.datetime().optional(),
    account: z.uuid().optional(),
    earlier: z.array(z.object({ value: z.int(), recordedAt: z.iso.datetime(), account: z.uuid(), basis: z.object({ number: z.string(), issuedOn: IsoDate }) })).meta({ description: 'What was set before, the newest first.' }),
  })
  .meta({ id: 'TargetLine' });
export type TargetLine = z.infer<typeof TargetLine>;
