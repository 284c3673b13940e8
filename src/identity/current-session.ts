import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../platform/http/problem.js';
import type { Session } from './identity.service.js';

const sessions = new WeakMap<FastifyRequest, Session>();

/** Remembers the session of this request; called by the guard that has checked it. */
export function attachSession(request: FastifyRequest, session: Session): void {
  sessions.set(request, session);
}

/** Parameter decorator: the session of the request. 401 without one. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  const session = sessions.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!session) throw Problem.signInRequired();
  return session;
});
