import { connectionFailure } from '../platform/database/connection-failure.js';
import { Problem } from '../platform/http/problem.js';
import { problemDocument, type ProblemDocument } from '../platform/http/problem-document.js';
import { OperatorError } from '../platform/operator-error.js';
import { CommandError } from './command-error.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { refusalLines } from './refusal-lines.js';
import type { Words } from './words.js';

/** A failure as it is told. */
export interface Failure {
  readonly exitCode: ExitCode;
  readonly text: string;
  /** What --json prints under `error`. */
  readonly document: FailureDocument;
}

interface FailureDocument extends Partial<Omit<ProblemDocument, 'type' | 'status' | 'instance'>> {
  readonly code: string;
  readonly message: string;
  readonly exitCode: ExitCode;
}

/** No such table, schema, column or role: SQLSTATE of a database that was never migrated, or by another version. */
const notMigrated = new Set(['42P01', '3F000', '42703', '22023']);

/** Puts anything thrown into words, with the exit code it means. Internals are told only of faults of the program itself. */
export function failureOf(error: unknown, words: Words): Failure {
  if (error instanceof CommandError && error.reason === undefined) return told(error.exitCode, error.code, words.say(`errors.${error.code}`, error.params));
  const reason = error instanceof CommandError ? error.reason : error;
  const exitCode = error instanceof CommandError ? error.exitCode : undefined;
  if (reason instanceof Problem) return ofProblem(reason, exitCode ?? exitCodeOf(reason.status), words);

  if (notMigrated.has(sqlStateOf(reason))) return told(exitCodes.unreachable, 'not-migrated', words.say('errors.not-migrated'));
  const operator = reason instanceof OperatorError ? reason : connectionFailure(reason);
  if (operator) return told(exitCode ?? exitCodes.unreachable, error instanceof CommandError ? error.code : 'unreachable', words.code === 'vi' ? operator.vietnamese : operator.english);
  return ofFault(reason, words);
}

function sqlStateOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}

function told(exitCode: ExitCode, code: string, message: string): Failure {
  return { exitCode, text: message, document: { code, message, exitCode } };
}

function ofProblem(problem: Problem, exitCode: ExitCode, words: Words): Failure {
  const { type: _type, status: _status, instance: _instance, ...document } = problemDocument(problem, words.code, words.language, '');
  const fields = (document.errors ?? []).map(({ pointer, message }) => `  ${pointer.slice(2).replaceAll('/', '.') || '·'}: ${message}`);
  const refusals = (document.refusals ?? []).flatMap((refusal) => refusalLines(refusal, words));
  // Fields and refusals follow, so the sentence that points to lists of a document would only confuse.
  const message = fields.length > 0 || refusals.length > 0 ? `${document.title}:` : document.detail;
  return { exitCode, text: [message, ...fields, ...refusals].join('\n'), document: { ...document, message: document.detail, exitCode } };
}

function exitCodeOf(status: number): ExitCode {
  if (status === 401 || status === 403 || status === 429) return exitCodes.notAllowed;
  if (status === 409 || status === 412 || status === 422) return exitCodes.no;
  if (status === 503) return exitCodes.unreachable;
  return status < 500 ? exitCodes.wrongUse : exitCodes.fault;
}

function ofFault(error: unknown, words: Words): Failure {
  const message = words.say('errors.fault');
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { exitCode: exitCodes.fault, text: `${message}\n${detail}`, document: { code: 'fault', message, exitCode: exitCodes.fault } };
}
