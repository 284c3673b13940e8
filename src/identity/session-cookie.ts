import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const name = 'lotrinh_session';

/** The token in the session cookie of a request, if there is one. */
export function findSessionCookie(request: FastifyRequest): string | undefined {
  return fastifyCookie.parse(request.headers.cookie ?? '')[name];
}

/** Gives the browser the token; scripts never see it, and other sites cannot make the browser send it. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string, expires: Date): void {
  reply.header('set-cookie', fastifyCookie.serialize(name, token, { ...attributesFor(request), expires }));
}

/** Takes the cookie away. */
export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('set-cookie', fastifyCookie.serialize(name, '', { ...attributesFor(request), maxAge: 0 }));
}

function attributesFor(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const;
}
