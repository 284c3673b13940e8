import { explain, type ExplainedRefusal } from '../language/explain.js';
import type { Language } from '../language/language.js';
import type { LanguageCode } from '../language/locale-files.js';
import type { FieldError, FieldPlace, Problem, ProblemParams } from './problem.js';

/** A field error in words. */
export interface ExplainedField {
  readonly pointer: string;
  readonly place: FieldPlace;
  readonly code: string;
  readonly message: string;
}

/** The body of an answer that is not a success (RFC 9457). */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Id of the request. */
  readonly instance: string;
  readonly code: string;
  readonly errors?: readonly ExplainedField[];
  readonly refusals?: readonly ExplainedRefusal[];
  readonly [member: string]: unknown;
}

/** Puts a problem into words. */
export function problemDocument(problem: Problem, code: LanguageCode, language: Language, requestId: string): ProblemDocument {
  const { errors, refusals, params, extra } = problem.details;
  return {
    type: `/problems/${problem.code}`,
    title: language.t(code, `problems:kinds.${problem.code}.title`),
    status: problem.status,
    detail: language.t(code, `problems:kinds.${problem.code}.detail`, inWords(params ?? {}, code, language)),
    instance: requestId,
    code: problem.code,
    ...extra,
    ...(errors ? { errors: errors.map((error) => fieldInWords(error, code, language)) } : {}),
    ...(refusals ? { refusals: refusals.map((refusal) => explain(refusal, code, language)) } : {}),
  };
}

function fieldInWords(error: FieldError, code: LanguageCode, language: Language): ExplainedField {
  const message = language.t(code, `problems:fields.${error.code}`, inWords(error.params ?? {}, code, language));
  return { pointer: error.pointer, place: error.place ?? 'body', code: error.code, message };
}

const worded: Readonly<Record<string, { readonly group: string; readonly otherwise: string }>> = {
  thing: { group: 'things', otherwise: 'record' },
  reason: { group: 'conflicts', otherwise: 'other' },
  expected: { group: 'types', otherwise: 'other' },
};

/** Parameters that are keys of sentences themselves give way to those sentences. */
function inWords(params: ProblemParams, code: LanguageCode, language: Language): ProblemParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const words = worded[name];
      if (!words) return [name, value];
      const key = `problems:${words.group}.${value}`;
      return [name, language.t(code, language.has(code, key) ? key : `problems:${words.group}.${words.otherwise}`)];
    }),
  );
}
