import { isIsoDate } from '../../../workflows/index.js';
import type { LanguageCode } from './locale-files.js';

/** Finds a sentence: the first of these keys that exists, or nothing. */
export type FindSentence = (keys: readonly string[], params?: Readonly<Record<string, string | number>>) => string | undefined;

const days: Readonly<Record<LanguageCode, Intl.DateTimeFormat>> = {
  vi: new Intl.DateTimeFormat('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
};

/** `{{on, date}}`: a legal day as people write it; anything else as it is. */
export function formatDay(value: unknown, code: LanguageCode): string {
  const text = String(value);
  return isIsoDate(text) ? days[code].format(new Date(`${text}T00:00:00Z`)) : text;
}

/** `{{ageMonths, age}}`: full months of life as years and months. */
export function formatAge(value: unknown, find: FindSentence): string {
  const months = Number(value);
  return find(['terms:age'], { years: Math.floor(months / 12), months: months % 12 }) ?? String(value);
}

/**
 * `{{waitsFor, term(of: step)}}`: the words for what the program writes, one or several parted by commas. They stand under
 * `terms:step`, or are the labels in `steps`; `of: organs:levels` names another place. What follows a blank is given as `rest`,
 * and no text at all is the word `none`.
 */
export function formatTerm(value: unknown, of: string, find: FindSentence): string {
  return String(value)
    .split(', ')
    .map((term) => {
      const [word = '', ...rest] = term.split(' ');
      return find(placesOf(of, word || 'none'), { rest: rest.join(' ') }) ?? term;
    })
    .join(', ');
}

function placesOf(of: string, word: string): string[] {
  return of.includes(':') ? [`${of}.${word}`] : [`terms:${of}.${word}`, `${of}s:${word}.label`, `${of}s:${word}`];
}
