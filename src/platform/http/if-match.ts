import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { describeHeader } from './described-header.js';
import { Problem } from './problem.js';

const entityTag = /^"(\d{1,9})"$/;

/** Parameter decorator: the version in `If-Match: "7"`, or undefined without the header. 400 when it is written otherwise. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number | undefined => readIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [describeHeader({ name: 'If-Match', description: 'Version of the record the act was decided on, from its ETag; without it the act is decided on the newest.', example: '"7"' })],
);

/** The version written in an `If-Match` header. */
export function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const version = entityTag.exec(header.trim())?.[1];
  if (version === undefined) throw new Problem('malformed-header', { errors: [{ pointer: '#/if-match', place: 'header', code: 'wrong-format' }] });
  return Number(version);
}

/** The `ETag` of a version. */
export const entityTagOf = (version: number): string => `"${version}"`;
