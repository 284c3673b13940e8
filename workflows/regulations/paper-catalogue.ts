import type { Citation, Confidence } from '../kernel/citation.js';
import { documentKeys } from './documents.js';

/** A kind of paper (loại giấy tờ) of members' dossiers by its number in the catalogue of 1361-CV/BTCTW; its names stand in the locales. */
export interface CataloguePaper {
  readonly catalogue: string;
  /** Order in which dossiers are put into electronic form (mức ưu tiên): 1 to 36 first, 37 to 85 next, the rest last. */
  readonly priority: 1 | 2 | 3;
  /** How sure we are of what goes by this number. */
  readonly confidence: Confidence;
}

/** Where the numbers stand: Appendix 1, seen as other programs reproduce it. */
export const catalogueCitation: Citation = { document: documentKeys['CV-1361-2026'], clause: 'Phụ lục 1 (danh mục tài liệu)', confidence: 'summary' };

/** Numbers that admission and probation meet. Of these only the group is known, not which of its papers goes by which number. */
const groupOnly = new Set(['55', '56', '57', '58', '59', '60', '98', '99']);
const runs = [[1, 13], [37, 60], [92, 100]] as const;

/** Numbers have two digits up to 99. */
const written = (number: number): string => String(number).padStart(2, '0');
const priorityOf = (number: number): CataloguePaper['priority'] => (number <= 36 ? 1 : number <= 85 ? 2 : 3);

/** The part of the catalogue that admission and probation can meet, in the order of the numbers. */
export const paperCatalogue: readonly CataloguePaper[] = runs.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, place): CataloguePaper => {
    const catalogue = written(first + place);
    return { catalogue, priority: priorityOf(first + place), confidence: groupOnly.has(catalogue) ? 'unconfirmed' : catalogueCitation.confidence };
  }),
);
