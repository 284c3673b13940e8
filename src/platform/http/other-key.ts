import { SetMetadata, type Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** A key other than a session, such as the token of a program that watches. */
export interface OtherKey {
  /** Whether this request carries it. */
  opens(request: FastifyRequest): boolean;
}

/** Key of the metadata by which the guard knows which other key opens a route. */
export const otherKeyKey = 'lotrinh:other-key';

/** Opens a route also to whoever carries this key. Without it the route needs a session, as any other. */
export function AlsoOpenTo(key: Type<OtherKey>): MethodDecorator {
  return SetMetadata(otherKeyKey, key);
}
