import { z } from 'zod';
import { IsoDate, paperFindings, procedures } from '../../../workflows/index.js';

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);
const Count = z.int().min(0).max(100_000);
const Note = z.string().max(2000).optional();
type Counted = 'fullMembers' | 'committeeMembers' | 'standingMembers';

/** Members counted; those named must be given, the others are nobody unless given. */
const countsOf = (required: readonly Counted[]) => {
  const of = (name: Counted) => (required.includes(name) ? Count : Count.default(0));
  return { fullMembers: of('fullMembers'), exempt: Count.default(0), temporarilyAway: Count.default(0), committeeMembers: of('committeeMembers'), standingMembers: of('standingMembers') };
};

/** A roll that always holds, or a list of rolls that each hold `from` a day on. Both are read as a list. */
const rollsOf = (required: readonly Counted[]) => {
  const [always, dated] = [z.strictObject(countsOf(required)), z.array(z.strictObject({ from: IsoDate, ...countsOf(required) })).min(1)];
  return z.unknown().transform((written, context) => {
    const read = Array.isArray(written) ? dated.safeParse(written) : always.safeParse(written);
    if (read.success) return Array.isArray(read.data) ? read.data : [{ from: '1900-01-01' as const, ...read.data }];
    for (const issue of read.error.issues) context.issues.push({ ...issue, input: written } as (typeof context.issues)[number]);
    return z.NEVER;
  });
};

const organ = <R extends z.ZodType>(roll: R) => ({ id: Id.optional(), name: Note, roll: roll.optional() });
const anyRoll = rollsOf([]);

/** The organs from a branch up to the committee that decides. */
const Chain = z.strictObject({
  branch: z.strictObject(organ(rollsOf(['fullMembers']))),
  section: z.strictObject(organ(anyRoll)).optional(),
  grassroots: z.strictObject(organ(rollsOf(['committeeMembers']))).optional(),
  competent: z.strictObject({ ...organ(anyRoll), decides: z.enum(['grassroots', 'above-grassroots', 'province', 'central']) }).optional(),
  underTheCentre: z.strictObject({ ...organ(anyRoll), decides: z.enum(['province', 'central']).default('province') }).optional(),
});
export type Chain = z.output<typeof Chain>;

const Person = { bornOn: IsoDate.optional(), fullMemberSince: IsoDate.optional() };
const Procedure = z.enum(procedures.map(({ id }) => id));
/** The id of the case that the file is about, which no other case may have. */
export const ownCase = 'case-1';

/** How papers were found just before the step, by their numbers in the catalogue. */
const Papers = z.record(z.string().regex(/^\d{2,3}$/), z.enum(paperFindings)).optional();

/** `step` and `data`; `name` and `command` are read as the same. */
const PlannedStep = z.preprocess(
  (written) => renamed(renamed(written, 'name', 'step'), 'command', 'data'),
  z.strictObject({ step: z.string().max(60), data: z.unknown(), papers: Papers, note: Note }),
);

const Steps = z.array(PlannedStep).min(1).max(1000);

/** Another case of the same person, told by its steps. */
const OtherCase = z.strictObject({ id: Id, procedure: Procedure, note: Note, steps: Steps });

const File = z.strictObject({
  description: Note,
  procedure: Procedure,
  today: IsoDate.optional(),
  organs: Chain,
  destinations: z.record(Id, Chain).default({}),
  person: z.strictObject({ id: Id.optional(), ...Person }).default({}),
  people: z.record(Id, z.strictObject(Person)).default({}),
  otherCases: z.array(OtherCase).max(20).default([]),
  steps: Steps,
});

/** A case as somebody writes it down to see what the procedure says; `docs/cli.md` describes it. The key of a destination is the id of its branch. */
export const SimulateFile = File.superRefine(({ destinations, otherCases }, context) => {
  for (const [place, { id }] of otherCases.entries()) {
    if (id === ownCase || otherCases.findIndex((one) => one.id === id) < place) context.addIssue({ code: 'custom', path: ['otherCases', place, 'id'], message: 'is the id of another case' });
  }
  for (const [id, { branch }] of Object.entries(destinations)) {
    if (branch.id !== undefined && branch.id !== id) context.addIssue({ code: 'custom', path: ['destinations', id, 'branch', 'id'], message: 'differs from its key' });
  }
});
export type SimulateFile = z.output<typeof SimulateFile>;

/** The same object with another name for one field, where only the other name is used. */
function renamed(written: unknown, from: string, to: string): unknown {
  if (typeof written !== 'object' || written === null || Array.isArray(written) || !(from in written) || to in written) return written;
  return Object.fromEntries(Object.entries(written).map(([name, value]: [string, unknown]) => [name === from ? to : name, value]));
}
