import type { Language } from './language.js';
import type { LanguageCode } from './locale-files.js';

/** A value of the law in words: a number, a share, a choice, a span, or how an organ decides. */
export function provisionText(value: unknown, code: LanguageCode, language: Language): string {
  if (typeof value === 'boolean') return language.t(code, value ? 'cli:yes' : 'cli:no');
  if (Array.isArray(value)) return value.map((one) => provisionText(one, code, language)).join(', ');
  if (typeof value === 'object' && value !== null) return ofObject(value, code, language);
  return language.find(code, [`cli:choices.${String(value)}`, `terms:asked.${String(value)}`, `terms:clock.${String(value)}`, `terms:measure.${String(value)}`, `organs:bodies.${String(value)}`]) ?? String(value);
}

function ofObject(value: object, code: LanguageCode, language: Language): string {
  const field = (name: string): unknown => Reflect.get(value, name);
  if ('numerator' in value) return language.t(code, field('strict') === true ? 'cli:share.moreThan' : 'cli:share.atLeast', { share: `${String(field('numerator'))}/${String(field('denominator'))}` });
  if ('body' in value) return `${provisionText(field('body'), code, language)}, ${provisionText(field('share'), code, language)}`;
  if ('from' in value) return language.t(code, 'to' in value ? 'cli:span.to' : 'cli:span.below', { from: Number(field('from')), to: Number(field('to') ?? field('below')) });
  if ('amount' in value) return language.t(code, `cli:length.${String(field('unit'))}`, { count: Number(field('amount')) });
  return JSON.stringify(value);
}
