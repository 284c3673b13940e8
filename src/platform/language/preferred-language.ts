import type { LanguageCode } from './locale-files.js';

const longestHeader = 1000;

/** Chooses by `Accept-Language` (RFC 9110 §12.5.4): the first of the highest weight; Vietnamese when the header is absent or names neither language. */
export function preferredLanguage(header: string | undefined): LanguageCode {
  if (!header || header.length > longestHeader) return 'vi';
  let best: { code: LanguageCode; weight: number } | undefined;
  for (const range of header.split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const code = codeOf(tag.trim());
    const weight = weightOf(parameters);
    if (code && weight > 0 && (!best || weight > best.weight)) best = { code, weight };
  }
  return best?.code ?? 'vi';
}

function codeOf(tag: string): LanguageCode | undefined {
  const [primary] = tag.split('-');
  if (primary === 'en') return 'en';
  return primary === 'vi' || primary === '*' ? 'vi' : undefined;
}

function weightOf(parameters: readonly string[]): number {
  const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
  if (!quality) return 1;
  const weight = Number(quality.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
