import { z } from 'zod';
import { IsoDate, paperFindings, type Office, type PaperFinding } from '../../workflows/index.js';

export const paperForms = ['original', 'copy'] as const;

const text = (max: number) => z.string().normalize('NFC').trim().min(1).max(max);

/** What somebody who looked for a paper states (ghi kết quả xem giấy tờ). Never the paper itself. */
export const NewPaperNote = z
  .strictObject({
    finding: z.enum(paperFindings).meta({ description: 'In order; missing or faulty, with a remark that says what is wrong; or not needed in this dossier.' }),
    number: text(60).optional(),
    issuedOn: IsoDate.optional(),
    signer: text(120).optional().meta({ description: 'Who signed it.' }),
    form: z.enum(paperForms).optional(),
    keptAt: text(200).optional().meta({ description: 'Where the paper is kept.' }),
    sha256: z.string().regex(/^[0-9a-f]{64}$/).optional().meta({ description: 'Hash of a scan that is kept elsewhere; no file is ever sent here.' }),
    remark: text(500).optional().meta({ description: 'What is wrong; required when the paper is missing.' }),
  })
  .refine(({ finding, remark }) => finding !== 'missing' || remark !== undefined, { path: ['remark'] })
  .meta({ id: 'NewPaperNote' });
export type NewPaperNote = z.infer<typeof NewPaperNote>;

/** Which paper of a case: its number in the catalogue, and which one where there are several of a kind. */
export interface PaperPlace {
  readonly caseId: string;
  readonly catalogue: string;
  readonly nth: number;
}

/** Who notes something, by which office of which organ. */
export interface Noter {
  readonly account: string;
  readonly person: string | undefined;
  readonly office: Office;
  readonly organ: string;
}

/** A note as on file; of one paper the newest counts. */
export interface PaperNoteRow {
  readonly id: string;
  readonly catalogue: string;
  readonly nth: number;
  readonly finding: PaperFinding;
  readonly number: string | null;
  readonly issuedOn: IsoDate | null;
  readonly signer: string | null;
  readonly form: (typeof paperForms)[number] | null;
  readonly keptAt: string | null;
  readonly sha256: string | null;
  readonly remark: string | null;
  /** How often the dossier had been given back then. */
  readonly round: number;
  readonly notedAt: Date;
  readonly account: string;
  readonly office: Office;
  readonly organ: string;
}

const stated = ['finding', 'number', 'issuedOn', 'signer', 'form', 'keptAt', 'sha256', 'remark'] as const;

/** Whether a note on file says what this one says. */
export function saysTheSame(row: PaperNoteRow, note: NewPaperNote): boolean {
  return stated.every((field) => (row[field] ?? undefined) === note[field]);
}
