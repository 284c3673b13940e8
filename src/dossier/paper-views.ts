import { z } from 'zod';
import { IsoDate, paperFindings } from '../../workflows/index.js';
import { paperForms, type PaperNoteRow } from '../documents/papers.service.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';

const text = z.string().optional();

/** A note about a paper. */
export const PaperNoteView = z
  .object({
    catalogue: z.string(),
    nth: z.int().meta({ description: 'Which one, where there are several of a kind.' }),
    name: z.string(),
    finding: z.enum(paperFindings),
    label: z.string(),
    number: text,
    issuedOn: IsoDate.optional(),
    signer: text,
    form: z.enum(paperForms).optional(),
    keptAt: text,
    sha256: text,
    remark: text,
    notedAt: z.iso.datetime(),
    by: z.object({ office: z.string(), label: z.string(), organ: z.object({ id: z.uuid(), name: z.string() }) }).meta({ description: 'The office by which it was noted.' }),
  })
  .meta({ id: 'PaperNote' });
export type PaperNoteView = z.infer<typeof PaperNoteView>;

/** How notes are told: in a language, with the names of papers and organs. */
export interface NoteReader {
  readonly code: LanguageCode;
  readonly language: Language;
  readonly paper: (catalogue: string) => string;
  readonly organ: (id: string) => string;
}

export function viewNote(row: PaperNoteRow, { code, language, paper, organ }: NoteReader): PaperNoteView {
  const { catalogue, nth, finding, notedAt, office } = row;
  return {
    catalogue,
    nth,
    name: paper(catalogue),
    finding,
    label: language.t(code, `papers:state.${finding}`),
    number: row.number ?? undefined,
    issuedOn: row.issuedOn ?? undefined,
    signer: row.signer ?? undefined,
    form: row.form ?? undefined,
    keptAt: row.keptAt ?? undefined,
    sha256: row.sha256 ?? undefined,
    remark: row.remark ?? undefined,
    notedAt: notedAt.toISOString(),
    by: { office, label: language.t(code, `organs:offices.${office}`), organ: { id: row.organ, name: organ(row.organ) } },
  };
}
