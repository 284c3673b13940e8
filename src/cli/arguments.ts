import { isIsoDate, type IsoDate } from '../../workflows/index.js';
import { CommandError } from './command-error.js';
import { exitCodes } from './exit-codes.js';

/** A legal day given as an argument, such as 2026-03-26. */
export function dayOf(text: string): IsoDate {
  if (!isIsoDate(text)) throw new CommandError(exitCodes.wrongUse, 'bad-date', { value: shown(text) });
  return text;
}

/** A whole number from 0 to `most` given as an argument. */
export function countOf(text: string, most: number): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (count < 0 || count > most) throw new CommandError(exitCodes.wrongUse, 'bad-count', { value: shown(text), most });
  return count;
}

/** What was typed, short enough to be read back. */
function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
