import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { describeHeader } from './described-header.js';
import { Problem } from './problem.js';

const visible = /^[\x21-\x7e]{8,128}$/;

/** Parameter decorator: the `Idempotency-Key` of the request (8 to 128 visible characters), or undefined without one. 400 when it is written otherwise. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => readIdempotencyKey(context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key']),
  [describeHeader({ name: 'Idempotency-Key', description: 'The same key with the same request is carried out once, however often it is sent; 8 to 128 visible characters, such as a UUID.' })],
);

/** The key written in an `Idempotency-Key` header. */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && visible.test(header)) return header;
  throw new Problem('malformed-header', { errors: [{ pointer: '#/idempotency-key', place: 'header', code: 'wrong-format' }] });
}
