import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { CitationAnswer } from '../platform/http/problem.schema.js';
import { explainCitation } from '../platform/language/explain.js';
import { procedureLabel } from '../platform/language/explain-law.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { HolidayPreview, HolidayYear } from './holidays.service.js';

/** The reader's language. */
export interface Reader {
  readonly code: LanguageCode;
  readonly language: Language;
}

const EntryView = z
  .object({
    revision: z.int().meta({ description: 'Number of the notice among those entered.' }),
    document: CitationAnswer.shape.name.meta({ description: 'Number, day and issuer of the notice.' }),
    account: z.string().meta({ description: 'Name of the account that entered it.' }),
    at: z.iso.datetime(),
    reason: z.string(),
  })
  .meta({ id: 'HolidayNoticeEntry' });

export const HolidayYearView = z
  .object({
    year: z.int(),
    daysOff: z.array(IsoDate).meta({ description: 'Mondays to Fridays off.' }),
    workedSaturdays: z.array(IsoDate).meta({ description: 'Saturdays worked in exchange (ngày làm bù).' }),
    citations: z.array(CitationAnswer),
    origin: z.enum(['program', 'entered']).meta({ description: 'Brought by the program, or entered since.' }),
    entered: z.array(EntryView).meta({ description: 'The notices of the year that were entered, newest first: the first one holds.' }),
  })
  .meta({ id: 'HolidayYear' });
export type HolidayYearView = z.infer<typeof HolidayYearView>;
export const HolidayPage = z.object({ entries: z.array(HolidayYearView), next: z.string().optional() }).meta({ id: 'HolidayPage' });

const kind = { procedure: z.string(), procedureLabel: z.string(), key: z.string(), label: z.string() };
const End = z.object({ dueOn: IsoDate, provisional: z.boolean().meta({ description: 'The count runs through a year without a notice.' }) });

export const HolidayPreviewView = z
  .object({
    isNew: z.boolean().meta({ description: 'False where the newest notice of the year says the same; entering it changes nothing.' }),
    totals: z
      .object({
        looked: z.int().meta({ description: 'Cases looked at.' }),
        cases: z.int().meta({ description: 'Cases with a limit that ends otherwise.' }),
        complete: z.boolean().meta({ description: 'False where there was no time to look at every case.' }),
        limits: z.array(
          z.object({ ...kind, sooner: z.int(), later: z.int(), sameDay: z.int().meta({ description: 'The same last day, which is certain now or no longer.' }) }).meta({ id: 'HolidayTotal' }),
        ),
      })
      .optional()
      .meta({ description: 'Only with the first page.' }),
    moved: z.array(z.object({ caseId: z.uuid(), number: z.string(), ...kind, was: End, becomes: End }).meta({ id: 'MovedLimit' })).meta({ description: 'All limits of some cases; a page may be a little longer than asked.' }),
    next: z.string().optional(),
  })
  .meta({ id: 'HolidayPreview' });
export type HolidayPreviewView = z.infer<typeof HolidayPreviewView>;

export const HolidayImportView = z
  .object({
    isNew: z.boolean().meta({ description: 'False where the newest notice of the year says the same; nothing was entered.' }),
    revision: z.int(),
    changed: z.int().meta({ description: 'Cases whose limits were counted anew.' }),
    complete: z.boolean().meta({ description: 'False where some are left to the worker.' }),
  })
  .meta({ id: 'HolidayImport' });
export type HolidayImportView = z.infer<typeof HolidayImportView>;

export function viewYear({ holds, entered }: HolidayYear, { code, language }: Reader): HolidayYearView {
  const { year, daysOff, workedSaturdays, citation, furtherCitations = [] } = holds;
  const explained = (document: string) => explainCitation({ ...citation, document }, code, language).name;
  return {
    year,
    daysOff: [...daysOff],
    workedSaturdays: [...workedSaturdays],
    citations: [citation, ...furtherCitations].map((one) => explainCitation(one, code, language)),
    origin: entered.length > 0 ? 'entered' : 'program',
    entered: entered.map(({ revision, document, account, recordedAt, reason }) => ({ revision, document: explained(document), account, at: recordedAt.toISOString(), reason })),
  };
}

export function viewPreview({ isNew, totals, moved }: HolidayPreview, next: string | undefined, { code, language }: Reader): HolidayPreviewView {
  const kindOf = ({ procedure, key }: { readonly procedure: string; readonly key: string }) => ({
    procedure,
    procedureLabel: procedureLabel(procedure, code, language),
    key,
    label: language.t(code, `deadlines:${key}.label`),
  });
  return {
    isNew,
    ...(totals && { totals: { ...totals, limits: totals.limits.map((total) => ({ ...total, ...kindOf(total) })) } }),
    moved: moved.map((one) => ({ ...one, ...kindOf(one) })),
    ...(next !== undefined && { next }),
  };
}
