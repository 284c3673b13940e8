import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { HeldOffice } from '../../../workflows/index.js';
import { Problem } from './problem.js';

/** Who acts: the account signed in, the person behind it where there is one, and the offices that person holds today. */
export interface Actor {
  readonly accountId: string;
  readonly accountName: string;
  readonly personId?: string | undefined;
  readonly offices: readonly HeldOffice[];
}

const actors = new WeakMap<FastifyRequest, Actor>();

/** Remembers who makes this request; called once, by the guard that has checked the session. */
export function attachActor(request: FastifyRequest, actor: Actor): void {
  actors.set(request, actor);
}

/** Who makes this request, or nothing on an open route. */
export function findActor(request: FastifyRequest): Actor | undefined {
  return actors.get(request);
}

/** Parameter decorator: the actor of the request. 401 without one: fails closed. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = findActor(context.switchToHttp().getRequest<FastifyRequest>());
  if (!actor) throw Problem.signInRequired();
  return actor;
});
