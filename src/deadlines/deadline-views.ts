import { z } from 'zod';
import { daysLeft, IsoDate, limitStanding, type Deadline, type WorkingCalendar } from '../../workflows/index.js';
import { CitationAnswer } from '../platform/http/problem.schema.js';
import { explainCitation } from '../platform/language/explain.js';
import { procedureLabel } from '../platform/language/explain-law.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { LimitGroup, LimitRow } from './deadline-list.repository.js';
import type { AssumedDay, LimitPage } from './limit-page.js';

/** The reader's language, for labels. */
export interface Reader {
  readonly code: LanguageCode;
  readonly language: Language;
}

const Label = z.string().meta({ description: 'In the language of the reader.' });
const Assumed = {
  on: IsoDate.meta({ description: 'The day that is taken for today.' }),
  assumed: z.boolean().meta({ description: 'With true the day was asked for by `on`; it need not be today.' }),
};

/** What a time limit says, wherever it is shown. */
export const LimitShown = {
  key: z.string(),
  label: Label,
  dueOn: IsoDate.optional().meta({ description: 'The last day; absent while suspended.' }),
  suspended: z.boolean().meta({ description: 'A suspension lasts: nothing is counted, and there is no last day.' }),
  overdue: z.boolean().meta({ description: 'The last day is over. What only reminds is never overdue.' }),
  daysLeft: z.int().optional().meta({ description: 'Calendar days from that day to the last one; negative when it is over.' }),
  workingDaysLeft: z.int().optional().meta({ description: 'The same in working days.' }),
  provisional: z.boolean().meta({ description: 'The count ran through a year whose days off are not announced yet.' }),
  anchor: z.string().meta({ description: 'Type of the event that the count begins with.' }),
  anchoredOn: IsoDate,
  budget: z.int(),
  extension: z.int().meta({ description: 'Added to the budget by an extension on record; 0 without one.' }),
  unit: z.enum(['working-days', 'months', 'days']),
  suspensions: z.array(z.object({ from: IsoDate, to: IsoDate.optional() })).meta({ description: 'Days that are not counted; without `to` while it lasts.' }),
  purpose: z.enum(['legal', 'service', 'reminder']),
  rule: z.string(),
  citation: CitationAnswer,
};
export const WhoActs = z.object({ role: z.string(), label: Label, organ: z.object({ id: z.uuid(), name: z.string() }).optional().meta({ description: 'The organ in that role, as it is called on that day; absent where it is the person, or where there is none.' }) });

const LimitLine = z
  .object({
    case: z.object({ id: z.uuid(), number: z.string().meta({ example: 'HS-000123-4' }), procedure: z.string() }),
    subject: z.object({ id: z.uuid(), fullName: z.string() }),
    branch: z.object({ id: z.uuid(), name: z.string() }),
    ...LimitShown,
    whoActs: WhoActs,
  })
  .meta({ id: 'TimeLimitLine' });

export const LimitPageView = z
  .object({ ...Assumed, entries: z.array(LimitLine), next: z.string().optional().meta({ description: 'Mark of the next page for `after`; absent on the last one.' }) })
  .meta({ id: 'TimeLimitPage' });
export type LimitPageView = z.infer<typeof LimitPageView>;

const Count = { overdue: z.int(), within7: z.int(), within30: z.int(), suspended: z.int() };

export const LimitCountsView = z
  .object({
    ...Assumed,
    ...Count,
    byPurpose: z.array(z.object({ purpose: LimitShown.purpose, label: Label, ...Count })),
    byProcedure: z.array(z.object({ procedure: z.string(), label: Label, ...Count })),
  })
  .meta({ id: 'TimeLimitCounts', description: '`within7`: the last day is today or within 7 days. `within30`: the same for 30 days, those within 7 among them.' });
export type LimitCountsView = z.infer<typeof LimitCountsView>;

/** What a time limit says on a day. */
export function viewLimit(limit: Deadline, on: IsoDate, calendar: WorkingCalendar, { code, language }: Reader) {
  const { key, anchor, anchoredOn, budget, extension, unit, suspensions, provisional, purpose, rule, citation } = limit;
  const standing = limitStanding(limit, on);
  const left = standing.dueOn && daysLeft(standing.dueOn, on, calendar);
  return {
    key,
    label: language.t(code, `deadlines:${key}.label`),
    ...standing,
    ...(left && { daysLeft: left.days, workingDaysLeft: left.workingDays }),
    ...{ provisional, anchor, anchoredOn, budget, extension, unit, purpose, rule },
    suspensions: suspensions.map(({ from, to }) => ({ from, ...(to && { to }) })),
    citation: explainCitation(citation, code, language),
  };
}

/** Who has to act, in words. */
export function viewWhoActs(role: string, organ: { readonly id: string | null; readonly name: string | null }, { code, language }: Reader): z.infer<typeof WhoActs> {
  return { role, label: language.t(code, `organs:curers.${role}`), ...(organ.id !== null && { organ: { id: organ.id, name: organ.name ?? '' } }) };
}

export function viewPage({ on, assumed, rows, next, calendar }: LimitPage, reader: Reader): LimitPageView {
  return { on, assumed, entries: rows.map((row) => viewLine(row, on, calendar, reader)), ...(next === undefined ? {} : { next }) };
}

function viewLine(row: LimitRow, on: IsoDate, calendar: WorkingCalendar, reader: Reader): z.infer<typeof LimitLine> {
  return {
    case: { id: row.caseId, number: row.number, procedure: row.procedure },
    subject: { id: row.subject, fullName: row.fullName },
    branch: { id: row.branchId, name: row.branchName ?? '' },
    ...viewLimit(row, on, calendar, reader),
    whoActs: viewWhoActs(row.whoActs, { id: row.organId, name: row.organName }, reader),
  };
}

export function viewCounts({ on, assumed, groups }: AssumedDay & { readonly groups: readonly LimitGroup[] }, { code, language }: Reader): LimitCountsView {
  const among = <Name extends 'purpose' | 'procedure'>(name: Name) => [...new Set(groups.map((group) => group[name]))].toSorted();
  const say = (key: string) => language.t(code, key);
  return {
    on,
    assumed,
    ...countOf(groups),
    byPurpose: among('purpose').map((purpose) => ({ purpose, label: say(`limits:purposes.${purpose}`), ...countOf(groups.filter((group) => group.purpose === purpose)) })),
    byProcedure: among('procedure').map((procedure) => ({ procedure, label: procedureLabel(procedure, code, language), ...countOf(groups.filter((group) => group.procedure === procedure)) })),
  };
}

function countOf(groups: readonly LimitGroup[]): { overdue: number; within7: number; within30: number; suspended: number } {
  const sum = (...states: LimitGroup['state'][]) => groups.filter(({ state }) => states.includes(state)).reduce((count, group) => count + group.count, 0);
  return { overdue: sum('overdue'), within7: sum('within7'), within30: sum('within7', 'within30'), suspended: sum('suspended') };
}
