import type { Citation, Confidence } from '../kernel/citation.js';
import type { IsoDate } from '../kernel/iso-date.js';
import { documentKeys } from './documents.js';

/** An implementing regulation of the Charter (Quy định thi hành Điều lệ Đảng) with the guidance that went with it. */
export interface EditionBasis {
  readonly edition: EditionName;
  /** Key of the regulation. */
  readonly document: string;
  /** Key of the Secretariat's guidance (Hướng dẫn) read together with it. */
  readonly guidance: string;
  readonly effectiveFrom: IsoDate;
  /** How sure we are of the day it came into force. */
  readonly startConfidence: Confidence;
}

export type EditionName = 'R16' | 'R21' | 'R25a' | 'R25b' | 'R26a' | 'R26b';

/** Oldest first, never edited: a new decree is a new entry at the end. The edition of a step is that of the day of the act. */
export const editionBases: readonly EditionBasis[] = [
  { edition: 'R16', document: documentKeys['QD-29-2016'], guidance: documentKeys['HD-01-2016'], effectiveFrom: '2016-07-25', startConfidence: 'text' },
  { edition: 'R21', document: documentKeys['QD-24-2021'], guidance: documentKeys['HD-01-2021'], effectiveFrom: '2021-07-30', startConfidence: 'text' },
  { edition: 'R25a', document: documentKeys['QD-232-2025'], guidance: documentKeys['HD-01-2021'], effectiveFrom: '2025-01-20', startConfidence: 'text' },
  { edition: 'R25b', document: documentKeys['QD-294-2025'], guidance: documentKeys['HD-06-2025'], effectiveFrom: '2025-07-01', startConfidence: 'summary' },
  { edition: 'R26a', document: documentKeys['QD-20-2026'], guidance: documentKeys['HD-06-2025'], effectiveFrom: '2026-04-08', startConfidence: 'summary' },
  { edition: 'R26b', document: documentKeys['QD-208-2026'], guidance: documentKeys['HD-01-2026'], effectiveFrom: '2026-07-26', startConfidence: 'unconfirmed' },
];

/** How sure we are of a clause in each edition, oldest first (R16 R21 R25a R25b R26a R26b): T text, S summary, K unconfirmed. */
export type Sureness = `${Mark} ${Mark} ${Mark} ${Mark} ${Mark} ${Mark}`;
type Mark = 'T' | 'S' | 'K';
const meanings: Readonly<Record<string, Confidence>> = { T: 'text', S: 'summary', K: 'unconfirmed' };

/** Makes citations for one edition: of its regulation, of the guidance read with it, of the Charter, or of another document. */
export function citing(basis: EditionBasis) {
  const place = editionBases.findIndex((other) => other.edition === basis.edition);
  const at = (document: string) => (clause: string, marks: Sureness): Citation => ({
    document,
    clause,
    confidence: meanings[marks.split(' ')[place] ?? 'K'] ?? 'unconfirmed',
  });
  return { regulation: at(basis.document), guidance: at(basis.guidance), charter: at(documentKeys['CHARTER-2011']), of: at };
}
