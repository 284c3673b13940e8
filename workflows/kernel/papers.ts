import type { IsoDate } from './iso-date.js';

/** What somebody who looked for a paper (giấy tờ) noted: it is in order, it is missing or faulty, or this dossier needs none. */
export const paperFindings = ['in-order', 'missing', 'not-applicable'] as const;
export type PaperFinding = (typeof paperFindings)[number];
/** How a paper stands in a checklist: as found, or nobody has seen it yet (chưa xem, đang thiếu, đạt, không áp dụng). */
export type PaperState = PaperFinding | 'not-yet-seen';

/** What is on file about one paper, as far as a rule may ask. */
export interface PaperOnFile {
  readonly finding: PaperFinding;
  /** How often the dossier had been given back when somebody last looked for the paper. */
  readonly round?: number | undefined;
}

/** What the history says of a paper itself. */
export interface PaperStated {
  readonly number?: string | undefined;
  readonly issuedOn: IsoDate;
}

/** A dossier given back (trả lại hồ sơ), as its event says it. */
export interface DossierReturn {
  readonly faults: readonly { readonly paper: string; readonly reason: string }[];
  /** The day by which it is wanted back. */
  readonly returnBy?: IsoDate | undefined;
}
