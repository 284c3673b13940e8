import { z } from 'zod';
import { IsoDate, offices } from '../../workflows/index.js';

/** Name or title in Vietnamese, composed (NFC) and trimmed. */
export const Name = z.string().normalize('NFC').trim().min(1).max(300);
/** Readable code (mã tổ chức đảng): letters and digits in groups parted by dots or hyphens. */
export const Code = z
  .string()
  .max(40)
  .regex(/^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$/);
const Members = z.int().min(0).max(100_000);
export const Decides = z.enum(['grassroots', 'above-grassroots', 'province', 'central']);

/** What is stated when an organ is entered. */
export const NewOrgan = z
  .strictObject({
    code: Code,
    name: Name,
    level: z.string().min(1).max(40).meta({ description: 'Code of a level, such as `branch` or `grassroots`.' }),
    parentId: z.uuid().optional().meta({ description: 'The organ directly above; absent for the root of a tree.' }),
    admits: Decides.optional().meta({ description: 'How this organ decides on admission, where it has that power.' }),
    validFrom: IsoDate,
  })
  .meta({ id: 'NewOrgan' });
export type NewOrgan = z.infer<typeof NewOrgan>;

/** A name from a day on. */
export const NewName = z.strictObject({ name: Name, fromOn: IsoDate }).meta({ id: 'NewOrganName' });
export type NewName = z.infer<typeof NewName>;

const counts = {
  fullMembers: Members,
  exempt: Members,
  temporarilyAway: Members,
  committeeMembers: Members,
  standingMembers: Members,
};

/** Members counted (số lượng đảng viên, cấp ủy viên). Those exempt or away are full members, and the standing committee is part of the committee. */
export const RollCounts = z
  .strictObject(counts)
  .refine((roll) => roll.exempt + roll.temporarilyAway <= roll.fullMembers, { path: ['exempt'] })
  .refine((roll) => roll.standingMembers <= roll.committeeMembers, { path: ['standingMembers'] })
  .meta({ id: 'RollCounts' });
export type RollCounts = z.infer<typeof RollCounts>;

/** An organ as a row of a table states it: by codes, and with the roll of its first day where that is known. */
export const OrganRow = z.strictObject({
  code: Code,
  name: Name,
  level: z.string().min(1).max(40),
  parentCode: Code.optional(),
  admits: Decides.optional(),
  validFrom: IsoDate,
  roll: RollCounts.optional(),
});
export type OrganRow = z.infer<typeof OrganRow>;

/** The roll that holds from a day on. */
export const DatedRoll = z.object({ fromOn: IsoDate, ...counts }).meta({ id: 'DatedRoll' });
export type DatedRoll = z.infer<typeof DatedRoll>;

/** Who takes which office (chức vụ), and when; without a last day the office is held until it is ended. */
export const NewOffice = z
  .strictObject({ personId: z.uuid(), office: z.enum(offices), fromOn: IsoDate, toOn: IsoDate.optional() })
  .refine((held) => held.toOn === undefined || held.toOn >= held.fromOn, { path: ['toOn'] })
  .meta({ id: 'NewOffice' });
export type NewOffice = z.infer<typeof NewOffice>;

/** An office of an organ, as on file. */
export const OfficeOnFile = z
  .object({ id: z.uuid(), personId: z.uuid(), office: z.enum(offices), fromOn: IsoDate, toOn: IsoDate.nullable() })
  .meta({ id: 'OfficeOnFile' });
export type OfficeOnFile = z.infer<typeof OfficeOnFile>;

/** What an organ was called, where it stood and who took over from whom, over time; a day that was corrected is told as it was recorded last. */
export const OrganHistory = z
  .object({
    names: z.array(z.object({ name: z.string(), fromOn: IsoDate })),
    places: z.array(z.object({ parentId: z.uuid().nullable(), level: z.string(), admits: Decides.nullable(), fromOn: IsoDate })),
    predecessors: z.array(z.object({ id: z.uuid(), on: IsoDate })),
    successors: z.array(z.object({ id: z.uuid(), on: IsoDate })),
  })
  .meta({ id: 'OrganHistory' });
export type OrganHistory = z.infer<typeof OrganHistory>;

/** An organ as it was on a day: its name, its level and what it stood under are those of the day. */
export const OrganRecord = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    level: z.string(),
    parentId: z.uuid().nullable(),
    admits: Decides.nullable(),
    validFrom: IsoDate,
    validTo: IsoDate.nullable().meta({ description: 'The last day.' }),
    succeededBy: z.uuid().nullable().meta({ description: 'Who took over when it ended.' }),
    hasChildren: z.boolean(),
    demo: z.boolean(),
  })
  .meta({ id: 'Organ' });
export type OrganRecord = z.infer<typeof OrganRecord>;
