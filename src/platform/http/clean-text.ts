import { pointerTo } from './field-errors.js';
import { Problem, type FieldError, type FieldPlace } from './problem.js';

const deepest = 32;
// Control characters, halves of characters and non-characters: PostgreSQL cannot keep some of them, and nobody can read the rest.
const unreadable = /(?![\t\n\r\u0085])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/**
 * The same data with every text in composed form (NFC), so that equal words are equal bytes whatever keyboard wrote them.
 * Throws the 400 that names texts nobody could read, and data nested too deep.
 */
export function cleanTexts(value: unknown, place: FieldPlace = 'body'): unknown {
  const errors: FieldError[] = [];
  const cleaned = clean(value, [], { place, errors });
  if (errors.length > 0) throw Problem.invalidFields(errors);
  return cleaned;
}

interface Findings {
  readonly place: FieldPlace;
  readonly errors: FieldError[];
}

function clean(value: unknown, path: readonly PropertyKey[], findings: Findings): unknown {
  if (typeof value === 'string') return cleanText(value, path, findings);
  if (typeof value !== 'object' || value === null) return value;
  if (path.length >= deepest) {
    complain('too-deep', path, findings);
    return null;
  }
  if (Array.isArray(value)) return value.map((inner, index) => clean(inner, [...path, index], findings));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== key.normalize('NFC') || unreadable.test(key)) complain('unknown-field', [...path, cleanText(key, path, findings)], findings);
      return [key, clean(inner, [...path, key], findings)];
    }),
  );
}

function cleanText(text: string, path: readonly PropertyKey[], findings: Findings): string {
  if (!unreadable.test(text)) return text.normalize('NFC');
  complain('unreadable-text', path, findings);
  return '';
}

function complain(code: string, path: readonly PropertyKey[], { place, errors }: Findings): void {
  if (errors.length < 50) errors.push({ pointer: pointerTo(path), place, code });
}
