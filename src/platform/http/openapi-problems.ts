import type { OpenAPIObject } from '@nestjs/swagger';
import { problemsExtension } from './described-answer.js';
import { openToAllExtension } from './open-to-all.js';
import { problemKinds, type ProblemCode } from './problem-kinds.js';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Adds to every operation the problems it can answer, and takes out what only told us so. */
export function completeOperations(paths: Paths): Paths {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => {
      const operations = methods.flatMap((method) => {
        const operation = item[method];
        return operation ? [[method, complete(operation, method === 'get')] as const] : [];
      });
      return [path, { ...item, ...Object.fromEntries(operations) }];
    }),
  );
}

function complete(operation: Operation, isReading: boolean): Operation {
  const described: Operation & Record<string, unknown> = { ...operation };
  const isOpen = described[openToAllExtension] === true;
  const codes = new Set([...problemsOfForm(operation, isOpen, isReading), ...ownProblems(described[problemsExtension])]);
  delete described[openToAllExtension];
  delete described[problemsExtension];
  return { ...described, ...(isOpen ? { security: [] } : {}), responses: { ...operation.responses, ...answersOf([...codes]) } };
}

/** What follows from the form of a route: every route that takes a body can be sent one too large. */
function problemsOfForm({ parameters = [], requestBody }: Operation, isOpen: boolean, isReading: boolean): ProblemCode[] {
  const takes = (place: string, name?: string) =>
    parameters.some((parameter) => 'in' in parameter && parameter.in === place && (name === undefined || parameter.name.toLowerCase() === name));
  const found: ProblemCode[] = ['unreadable-request', 'internal-error'];
  if (!isOpen) found.push('sign-in-required', 'not-allowed');
  if (!isOpen && !isReading) found.push('cross-site-request');
  if (!isOpen && requestBody) found.push('conflict');
  if (takes('path')) found.push('not-found', 'invalid-fields');
  if (takes('query') || requestBody) found.push('invalid-fields');
  if (requestBody) found.push('malformed-body', 'body-too-large', 'unsupported-content-type');
  if (takes('query', 'after')) found.push('malformed-cursor');
  if (takes('header', 'if-match')) found.push('changed-meanwhile', 'malformed-header');
  if (takes('header', 'idempotency-key')) found.push('key-reused', 'malformed-header');
  return found;
}

function ownProblems(extension: unknown): ProblemCode[] {
  return Array.isArray(extension) ? extension.filter((code): code is ProblemCode => typeof code === 'string' && code in problemKinds) : [];
}

function answersOf(codes: readonly ProblemCode[]): Operation['responses'] {
  const statuses = [...new Set(codes.map((code) => problemKinds[code]))].sort((one, other) => one - other);
  return Object.fromEntries(
    statuses.map((status) => {
      const names = codes.filter((code) => problemKinds[code] === status).sort();
      const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
      return [String(status), { description: names.map((code) => `\`${code}\``).join(', '), content }];
    }),
  );
}
