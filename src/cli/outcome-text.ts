import { isIsoDate } from '../../workflows/index.js';
import { formatAge } from '../platform/language/formats.js';
import type { Words } from './words.js';

/** What the engine added to an act (votes needed, dates, where it goes next), in one line; nothing when it added nothing. */
export function outcomeText(outcome: Readonly<Record<string, unknown>>, words: Words, indent: string): string[] {
  const parts = Object.entries(outcome).flatMap(([name, value]) => (isTold(name, value, outcome) ? [`${words.find(`cli:outcomes.${name}`, name)}: ${valueText(name, value, words)}`] : []));
  return parts.length === 0 ? [] : [`${indent}${parts.join(' · ')}`];
}

/** That nothing unusual was found goes without saying, and what was not approved goes nowhere by itself. */
function isTold(name: string, value: unknown, { outcome }: Readonly<Record<string, unknown>>): boolean {
  if (name === 'late' || name === 'overAge') return value === true;
  return name !== 'next' || outcome !== 'not-approved';
}

function valueText(name: string, value: unknown, words: Words): string {
  if (typeof value === 'boolean') return words.say(value ? 'yes' : 'no');
  if (name === 'ageMonths') return formatAge(value, (keys, params) => words.language.find(words.code, keys, params));
  const text = String(value);
  if (isIsoDate(text)) return words.day(text);
  return words.language.find(words.code, [`terms:${name}.${text}`, `organs:bodies.${text}`]) ?? text;
}
