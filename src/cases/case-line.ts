import { z } from 'zod';
import { daysBetween, findProcedure, IsoDate, limitStanding, neverExpires, stepsAhead, type AnyStep } from '../../workflows/index.js';
import type { CaseRow } from './case-columns.repository.js';
import { caseFields, dueClasses, type CaseField, type DueClass } from './case-query.js';
import { DeadlineView, StateView, type Reader } from './case-views.js';

const OrganName = z.object({ id: z.uuid(), name: z.string() });
const Label = z.string().meta({ description: 'In the language of the reader.' });

/** A line of the list (dòng danh sách hồ sơ). */
export const CaseLine = z
  .object({
    id: z.uuid(),
    number: z.string().meta({ example: 'HS-000123-4' }),
    procedure: z.string(),
    subject: z.object({ id: z.uuid(), fullName: z.string() }),
    branch: OrganName,
    above: z.array(OrganName).meta({ description: 'Grassroots organisation and the committee above it, the nearest first, as they are called today.' }),
    destination: OrganName.optional().meta({ description: 'The branch that a letter leads to; absent where nothing is on the way.' }),
    states: z.array(StateView),
    waitsFor: z
      .array(z.object({ step: z.string(), label: Label, by: z.object({ role: z.string(), label: Label }) }))
      .meta({ description: 'The steps that the case waits for, and whose officers record each.' }),
    due: z
      .object({
        key: z.string(),
        label: Label,
        dueOn: IsoDate.optional().meta({ description: 'The last day; absent while suspended.' }),
        suspended: z.boolean().meta({ description: 'A suspension lasts: nothing is counted, and there is no last day.' }),
        provisional: z.boolean(),
        overdue: z.boolean(),
        class: z.enum(dueClasses).meta({ description: 'As in the filter `due`.' }),
        daysLeft: z.int().optional().meta({ description: 'Calendar days from today to the due day; negative when it is past.' }),
      })
      .optional()
      .meta({ description: 'The next limit that binds somebody; absent where there is none.' }),
    lacking: z
      .object({ count: z.int(), papers: z.array(z.object({ catalogue: z.string(), label: Label })) })
      .meta({ description: 'Papers that the steps ahead ask for and that are missing or too old today, by their number in the catalogue of 1361-CV/BTCTW.' }),
    waitingSince: IsoDate.meta({ description: 'The day on which the outermost state was entered.' }),
    waitingDays: z.int().meta({ description: 'Calendar days since then.' }),
    version: z.int(),
    openedOn: IsoDate,
    updatedAt: z.iso.datetime(),
    closed: z.boolean(),
    demo: z.boolean().meta({ description: 'Made up for practice; no real person.' }),
  })
  .meta({ id: 'CaseLine' });
export type CaseLine = z.infer<typeof CaseLine>;

/** A case as it stands, with its time limits. */
export const CaseView = CaseLine.omit({ due: true })
  .extend({
    facts: z.record(z.string(), z.unknown()).meta({ description: 'What later steps know of earlier ones.' }),
    headHash: z.string(),
    deadlines: z.array(DeadlineView),
  })
  .meta({ id: 'Case' });

const TotalView = z.object({ count: z.int(), exact: z.boolean().meta({ description: 'With false there are at least so many.' }) }).meta({ id: 'Total', description: 'How many cases there are on all pages, counted at the same moment; beyond 10,000, and beyond 1,000 where a text is sought, they are not counted to the end.' });

/** A page of the list; of each line the fields that were asked for. */
export const CasePageView = z
  .object({ entries: z.array(CaseLine.partial().required({ id: true })), next: z.string().optional().meta({ description: 'Mark of the next page for `after`; absent on the last one.' }), total: TotalView.optional() })
  .meta({ id: 'CasePage' });

/** Counts of cases by how they stand. */
export const CaseCountsView = z
  .object({
    total: z.int(),
    byState: z.array(z.object({ state: z.string(), label: Label, count: z.int() })).meta({ description: 'By outermost state; the counts add up to the total.' }),
    byDue: z.record(z.enum(dueClasses), z.int()).meta({ description: 'By class of the next limit, as in the filter `due`; the counts add up to the total.' }),
    byWhoActs: z.array(z.object({ role: z.string(), label: Label, count: z.int() })).meta({ description: 'By role of the organs whose act a case waits for; a case that waits for several counts for each.' }),
    lacking: z.int().meta({ description: 'Cases in which a paper is missing or too old.' }),
  })
  .meta({ id: 'CaseCounts' });

/** A case as a line; of its fields those that were asked for. */
export function viewLine(row: Required<CaseRow>, today: IsoDate, reader: Reader): CaseLine;
export function viewLine(row: CaseRow, today: IsoDate, reader: Reader, fields: readonly CaseField[]): Partial<CaseLine> & { id: string };
export function viewLine(row: CaseRow, today: IsoDate, reader: Reader, fields: readonly CaseField[] = caseFields): Partial<CaseLine> & { id: string } {
  // A row holds what was read, and each field was read that is shown.
  const full = row as Required<CaseRow>;
  const shown = fields.map((field) => [field, views[field](full, today, reader)] as const).filter(([, value]) => value !== undefined);
  return { id: row.id, ...Object.fromEntries(shown) };
}

const views: { readonly [Field in CaseField]: (row: Required<CaseRow>, today: IsoDate, reader: Reader) => CaseLine[Field] } = {
  number: ({ number }) => number,
  procedure: ({ procedure }) => procedure,
  subject: ({ subject, fullName }) => ({ id: subject, fullName }),
  branch: ({ branchId, branchName }) => ({ id: branchId, name: branchName }),
  above: ({ grassrootsId, grassrootsName, aboveId, aboveName }) => [organ(grassrootsId, grassrootsName), organ(aboveId, aboveName)].filter((one) => one !== undefined),
  destination: ({ destinationId, destinationName }) => organ(destinationId, destinationName),
  states: ({ states }, _today, { code, language }) => states.map((name) => ({ name, label: language.t(code, `states:${name}.label`) })),
  waitsFor: ({ procedure, place }, _today, reader) => stepsHere(procedure, place).map((step) => viewAwaited(step, reader)),
  due: (row, today, reader) => viewDue(row, today, reader),
  lacking: ({ papers }, today, reader) => viewLacking(papers, today, reader),
  waitingSince: ({ waitingSince }) => waitingSince,
  waitingDays: ({ waitingSince }, today) => daysBetween(waitingSince, today),
  version: ({ version }) => version,
  openedOn: ({ openedOn }) => openedOn,
  updatedAt: ({ updatedAt }) => updatedAt.toISOString(),
  closed: ({ closed }) => closed,
  demo: ({ demo }) => demo,
};

const organ = (id: string | null, name: string | null) => (id === null ? undefined : { id, name: name ?? '' });

/** The class of a limit that ends on this day. */
export function dueClassOn(dueOn: IsoDate, today: IsoDate): DueClass {
  if (dueOn === neverExpires) return 'none';
  const left = daysBetween(today, dueOn);
  if (left < 0) return 'overdue';
  if (left === 0) return 'today';
  if (left <= 7) return 'within7';
  return left <= 30 ? 'within30' : 'later';
}

function viewDue({ dueKey, dueOn, provisional }: Required<CaseRow>, today: IsoDate, { code, language }: Reader): CaseLine['due'] {
  if (dueKey === null) return undefined;
  // What is next here binds somebody: reminders are left out.
  const standing = limitStanding({ dueOn, purpose: 'legal' }, today);
  const said = { key: dueKey, label: language.t(code, `deadlines:${dueKey}.label`), ...standing, provisional: provisional ?? false, class: dueClassOn(dueOn, today) };
  return { ...said, ...(standing.dueOn && { daysLeft: daysBetween(today, standing.dueOn) }) };
}

function viewLacking(papers: Required<CaseRow>['papers'], today: IsoDate, { code, language }: Reader): CaseLine['lacking'] {
  const lacking = Object.keys(papers).filter((catalogue) => (papers[catalogue] ?? '') < today).sort();
  return { count: lacking.length, papers: lacking.map((catalogue) => ({ catalogue, label: language.find(code, [`papers:${catalogue}`]) ?? catalogue })) };
}

function viewAwaited({ name, recordedBy }: AnyStep, { code, language }: Reader): CaseLine['waitsFor'][number] {
  return { step: name, label: language.t(code, `steps:${name}.label`), by: { role: recordedBy, label: language.t(code, `organs:roles.${recordedBy}`) } };
}

function stepsHere(procedureId: string, place: Required<CaseRow>['place']): readonly AnyStep[] {
  const procedure = findProcedure(procedureId);
  return procedure ? stepsAhead(procedure, place) : [];
}
