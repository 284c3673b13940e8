import type { FastifyReply, FastifyRequest } from 'fastify';

const name = 'lotrinh_session';

/** The token in the session cookie of a request, if there is one. */
export function findSessionCookie(request: FastifyRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Gives the browser the token; scripts never see it, and other sites cannot make the browser send it. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string, expires: Date): void {
  reply.header('set-cookie', `${name}=${token}; Expires=${expires.toUTCString()}; ${attributesFor(request)}`);
}

/** Takes the cookie away. */
export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('set-cookie', `${name}=; Max-Age=0; ${attributesFor(request)}`);
}

function attributesFor({ protocol }: FastifyRequest): string {
  return `Path=/; HttpOnly; SameSite=Strict${protocol === 'https' ? '; Secure' : ''}`;
}
