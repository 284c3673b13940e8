import { z } from 'zod';
import { allStates, IsoDate, procedures, type OrganRole } from '../../workflows/index.js';
import { PageQuery } from '../platform/http/page.js';

/** How near the next binding limit of a case is, by calendar days; each case with a limit is in one class. */
export const dueClasses = ['overdue', 'today', 'within7', 'within30', 'later', 'none'] as const;
export type DueClass = (typeof dueClasses)[number];

/** What lists can be sorted by. */
export const sortKeys = ['due', 'number', 'name', 'branch', 'waiting', 'opened', 'updated'] as const;
export type SortKey = (typeof sortKeys)[number];

/** What a line of the list can hold beside the id, in the order in which it is shown. */
export const caseFields = [
  'number', 'procedure', 'subject', 'branch', 'above', 'destination', 'states', 'waitsFor', 'due', 'lacking', 'waitingSince', 'waitingDays', 'version', 'openedOn', 'updatedAt', 'closed', 'demo',
] as const;
export type CaseField = (typeof caseFields)[number];

export const roles = ['branch', 'section-committee', 'grassroots-committee', 'competent-committee', 'province-committee', 'destination-branch'] as const satisfies readonly OrganRole[];
const stateNames = [...new Set(procedures.flatMap(({ machine }) => allStates(machine).map(({ name }) => name)))];
const stepNames = [...new Set(procedures.flatMap(({ steps }) => steps.map(({ name }) => name)))];
const Days = z.coerce.number().int().min(0).max(3650);
const Flag = z.enum(['true', 'false']);
const FieldNames = z
  .string()
  .max(400)
  .superRefine((written, context) => {
    const keys = namesIn(written).filter((name) => !caseFields.some((field) => field === name));
    if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys, input: {} });
  });

/** Which cases somebody asks for; the same for lists, counts, searches and views. */
export const CaseFilterQuery = z.strictObject({
  organ: z.uuid().optional().meta({ description: 'Cases held by this organ of the reader or by one below it, or on the way to one of these.' }),
  procedure: z.enum(procedures.map(({ id }) => id)).optional().meta({ description: 'Cases that follow this procedure.', example: 'admission' }),
  state: z.enum(stateNames).optional().meta({ description: 'Cases in this state, outermost or inner.', example: 'awaitingBranchVote' }),
  step: z.enum(stepNames).optional().meta({ description: 'Cases that wait for this step.', example: 'record-branch-vote' }),
  whoActs: z.enum(roles).optional().meta({ description: 'Cases that wait for an act of organs in this role.', example: 'grassroots-committee' }),
  mine: Flag.optional().meta({ description: 'With true, cases that wait for an act of the very organ where the reader holds an office.' }),
  due: z
    .union([z.enum(dueClasses), IsoDate])
    .optional()
    .meta({ description: 'By the next limit that binds somebody, in calendar days: `overdue`; `today`; `within7` from tomorrow to 7 days ahead; `within30` from 8 to 30; `later`; `none` without a limit. Or a day: limits that end on it or before.', example: 'overdue' }),
  dueWithin: Days.optional().meta({ description: 'Cases with a limit that ends today or within so many calendar days; those overdue are not among them.', example: 7 }),
  lacking: z
    .string()
    .regex(/^(any|\d{2,3})$/)
    .optional()
    .meta({ description: 'Cases in which a paper that a step ahead asks for is missing or too old: its number in the catalogue of 1361-CV/BTCTW, or `any`.', example: '37' }),
  openedFrom: IsoDate.optional().meta({ description: 'Opened on this day or later.' }),
  openedTo: IsoDate.optional().meta({ description: 'Opened on this day or before.' }),
  waitingSince: IsoDate.optional().meta({ description: 'In the present outermost state since this day or longer.' }),
  waitingDays: Days.optional().meta({ description: 'In the present outermost state for so many calendar days or more.', example: 30 }),
  closed: z.enum(['true', 'false', 'any']).default('false').meta({ description: 'Open cases (`false`), those that have come to their end (`true`), or both (`any`).' }),
  text: z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'A case number, words of the name of the person, or words of what the branch or an organ above it is called today; with or without diacritics, in any order. A name does not belong into an address: use POST /api/v1/cases/search.', example: 'HS-000123-4' }),
});
export type CaseFilterQuery = z.infer<typeof CaseFilterQuery>;

/** A page of the list. */
export const CaseListQuery = PageQuery.extend({
  ...CaseFilterQuery.shape,
  sort: z.enum(sortKeys).default('due').meta({ description: 'By the next binding limit (cases without one last), number, name of the person in the Vietnamese order, name of the branch, day since which the case waits, day of opening, or last change.' }),
  order: z.enum(['asc', 'desc']).default('asc'),
  total: Flag.default('true').meta({ description: 'With false the cases are not counted; whoever turns pages knows the number from the first one.' }),
  fields: FieldNames.optional().meta({ description: `Only these members of each line, parted by commas; the id is always there. Without it all: ${caseFields.join(', ')}.`, example: 'number,subject,states,due' }),
});
export type CaseListQuery = z.infer<typeof CaseListQuery>;

/** The same in a body, so that names stand in no address and in no log of one. */
export const CaseSearch = CaseListQuery.meta({ id: 'CaseSearch', description: 'What GET /api/v1/cases takes as its query.', example: { text: 'thuy huong', closed: 'any', fields: 'number,subject,branch' } });

/** What a saved view may ask for: no text, which may be the name of a person, and no mark, which belongs to a moment. */
export const CaseViewQuery = CaseListQuery.omit({ text: true, after: true });

/** The fields of a query, or all of them. */
export function fieldsOf({ fields }: Pick<CaseListQuery, 'fields'>): readonly CaseField[] {
  const wanted = namesIn(fields ?? '');
  return wanted.length === 0 ? caseFields : caseFields.filter((field) => wanted.includes(field));
}

function namesIn(written: string): string[] {
  return written.split(',').map((name) => name.trim()).filter((name) => name !== '');
}
