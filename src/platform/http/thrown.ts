import { HttpException } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { bodyLimit } from './json-body.js';
import { Problem } from './problem.js';
import type { ProblemCode } from './problem-kinds.js';

const codesByStatus: Readonly<Record<number, ProblemCode>> = {
  401: 'sign-in-required',
  403: 'not-allowed',
  404: 'no-such-route',
  405: 'method-not-allowed',
  409: 'conflict',
  412: 'changed-meanwhile',
  428: 'precondition-required',
  429: 'too-many-attempts',
  431: 'headers-too-large',
  503: 'not-ready',
};

/** The problem that something thrown stands for: itself, what Fastify or Nest mean by it, or an internal error with an incident number. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusOf(thrown);
  if (status === undefined || status >= 500) return status === 503 ? new Problem('not-ready') : internalError();
  if (status === 413) return Problem.bodyTooLarge(bodyLimit);
  if (status === 415) return Problem.unsupportedContentType();
  if (status === 401) return Problem.signInRequired();
  if (status === 400 && bodyErrors.has(fastifyCode(thrown))) return new Problem('malformed-body');
  return new Problem(codesByStatus[status] ?? 'unreadable-request');
}

const bodyErrors: ReadonlySet<unknown> = new Set(['FST_ERR_CTP_EMPTY_JSON_BODY', 'FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_INVALID_CONTENT_LENGTH']);

function fastifyCode(thrown: unknown): unknown {
  const source = thrown instanceof HttpException ? thrown.cause : thrown;
  return typeof source === 'object' && source !== null ? Reflect.get(source, 'code') : undefined;
}

/** Errors of Fastify carry a code of their own; the status of any other error is not trusted. */
function statusOf(thrown: unknown): number | undefined {
  const code = fastifyCode(thrown);
  if (typeof code !== 'string' || !code.startsWith('FST_') || typeof thrown !== 'object' || thrown === null) return undefined;
  const status: unknown = Reflect.get(thrown, 'statusCode');
  return typeof status === 'number' ? status : undefined;
}

// Without letters and digits that are read wrongly over the telephone.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

function internalError(): Problem {
  const incident = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
  return new Problem('internal-error', { params: { incident }, extra: { incident } });
}
