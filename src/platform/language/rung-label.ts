import { rungDistance } from '../../../workflows/index.js';
import type { Language } from './language.js';
import type { LanguageCode } from './locale-files.js';

/** A rung of a time limit in words: its distance from the last day. */
export function rungLabel(rung: string, code: LanguageCode, language: Language): string {
  const [kind = rung] = /^(before|overdue)(?=-)/.exec(rung) ?? [];
  return language.find(code, [`inbox:rungs.${kind}`], { days: Math.abs(rungDistance(rung)) }) ?? rung;
}
