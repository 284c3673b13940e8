import type { Cited } from '../kernel/citation.js';
import type { IsoDate } from '../kernel/iso-date.js';
import { documentKeys } from './documents.js';
import { citing, editionBases, type EditionBasis, type Sureness } from './editions.js';

/**
 * The number printed on the form (số mẫu, such as 9-KNĐ) of each paper of the catalogue. Nobody has confirmed 4a, 7, 14 and 16, nor that
 * any number stayed as it was under R26a and R26b. Other programs print other numbers for 7 and for 12 to 15, and one calls the CV 1-KNĐ:
 * that is why a paper is known by its number in the catalogue and never by its form.
 */
const printed: Readonly<Record<string, readonly [number: string, sureness: Sureness]>> = {
  '38': ['CN-NTVĐ', 'S S S S K K'],
  '37': ['1-KNĐ', 'S T T T K K'],
  '01': ['2-KNĐ', 'S S S S K K'],
  '39': ['3-KNĐ', 'S T T T K K'],
  '40': ['4-KNĐ', 'S S S S K K'],
  '41': ['4a-KNĐ', 'K K K K K K'],
  '42': ['5-KNĐ', 'S S S S K K'],
  '43': ['6-KNĐ', 'S S S S K K'],
  '44': ['7-KNĐ', 'K K K K K K'],
  '45': ['8-KNĐ', 'S S S S K K'],
  '05': ['9-KNĐ', 'S S S S K K'],
  '47': ['10-KNĐ', 'S S S S K K'],
  '48': ['11-KNĐ', 'S S S S K K'],
  '49': ['12-KNĐ', 'S S S S K K'],
  '50': ['13-KNĐ', 'S S S S K K'],
  '51': ['14-KNĐ', 'K K K K K K'],
  '52': ['15-KNĐ', 'S S S S K K'],
  '07': ['16-KNĐ', 'K K K K K K'],
};

/** The forms of one edition: the printed number of each paper that has one, with the guidance on forms it stands in. */
export function formsOf(basis: EditionBasis): Readonly<Record<string, Cited<string>>> {
  const guidance = citing(basis).of(basis.edition === 'R16' ? documentKeys['HD-09-2017'] : documentKeys['HD-12-2022']);
  return Object.fromEntries(Object.entries(printed).map(([catalogue, [number, sureness]]) => [catalogue, { value: number, citation: guidance(`Mẫu ${number}`, sureness) }]));
}

/** The printed form number of a paper made on a day; nothing where it has none, or before the first edition. */
export function formOn(catalogue: string, day: IsoDate): Cited<string> | undefined {
  const basis = editionBases.findLast(({ effectiveFrom }) => effectiveFrom <= day);
  return basis && formsOf(basis)[catalogue];
}
