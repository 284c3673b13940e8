import { randomUUID } from 'node:crypto';

const header = 'x-request-id';

/** The name under which a request is found in the log: the one that the proxy in front gave it, when it is a plain one. */
export function requestIdOf(request: { readonly headers: Readonly<Record<string, string | string[] | undefined>> }): string {
  const given = request.headers[header];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
