import type { z } from 'zod';
import type { FieldError, FieldPlace, ProblemParams } from './problem.js';

const mostErrors = 50;

type Issue = z.core.$ZodIssue;
type Sentence = Pick<FieldError, 'code' | 'params'>;

/** Turns the issues of a schema into field errors that never repeat the value; unknown fields are named one by one. */
export function fieldErrorsOf(issues: readonly Issue[], value: unknown, place: FieldPlace = 'body'): FieldError[] {
  return issues.flatMap((issue) => errorsOf(issue, value, place)).slice(0, mostErrors);
}

/** A path as a JSON Pointer in a URI fragment, such as `#/votes/0/inFavour`. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return `#${path.map((key) => `/${String(key).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

function errorsOf(issue: Issue, value: unknown, place: FieldPlace): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), place, code: 'unknown-field' }));
  }
  return [{ pointer: pointerTo(issue.path), place, ...sentenceOf(issue, valueAt(value, issue.path)) }];
}

function sentenceOf(issue: Issue, value: unknown): Sentence {
  if (value === undefined) return { code: 'required' };
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong-type', params: { expected: issue.expected } };
    case 'too_small':
      return { code: codeOfBound(issue.origin, ['too-short', 'too-few', 'too-small']), params: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return { code: codeOfBound(issue.origin, ['too-long', 'too-many', 'too-large']), params: { maximum: Number(issue.maximum) } };
    case 'invalid_value':
      return { code: 'not-one-of', params: { allowed: issue.values.map(String).join(', ').slice(0, 500) } };
    case 'invalid_format':
      return { code: issue.format === 'date' ? 'not-a-date' : 'wrong-format' };
    case 'invalid_union':
      return { code: 'no-variant-fits' };
    case 'custom':
      return sentenceOfCheck(issue.params);
    default:
      return { code: 'not-acceptable' };
  }
}

/** A check of a schema's own names its sentence, and what was seen, in the params of its issue. */
function sentenceOfCheck({ code, ...params }: Readonly<Record<string, unknown>> = {}): Sentence {
  return typeof code === 'string' ? { code, params: params as ProblemParams } : { code: 'not-acceptable' };
}

function codeOfBound(origin: string, [ofText, ofList, ofNumber]: readonly [string, string, string]): string {
  if (origin === 'string') return ofText;
  return origin === 'array' || origin === 'set' || origin === 'map' ? ofList : ofNumber;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);
}
