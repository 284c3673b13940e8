import type { Words } from './words.js';

/** A value of the law in words: a number, a share, a choice, a span, or how an organ decides. */
export function provisionText(path: string, value: unknown, words: Words): string {
  if (typeof value === 'boolean') return words.say(value ? 'yes' : 'no');
  if (Array.isArray(value)) return value.map((one) => provisionText(path, one, words)).join(', ');
  if (typeof value === 'object' && value !== null) return ofObject(path, value, words);
  return words.language.find(words.code, [`cli:choices.${String(value)}`, `terms:asked.${String(value)}`, `terms:clock.${String(value)}`, `terms:measure.${String(value)}`, `organs:bodies.${String(value)}`]) ?? String(value);
}

function ofObject(path: string, value: object, words: Words): string {
  const field = (name: string): unknown => Reflect.get(value, name);
  if ('numerator' in value) return words.say(field('strict') === true ? 'share.moreThan' : 'share.atLeast', { share: `${String(field('numerator'))}/${String(field('denominator'))}` });
  if ('body' in value) return `${provisionText(path, field('body'), words)}, ${provisionText(path, field('share'), words)}`;
  if ('from' in value) return words.say('to' in value ? 'span.to' : 'span.below', { from: Number(field('from')), to: Number(field('to') ?? field('below')) });
  return JSON.stringify(value);
}
