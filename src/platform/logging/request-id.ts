import { randomUUID } from 'node:crypto';

const header = 'x-request-id';

/** As proxies make them: a UUID, or hexadecimal digits only. Anything freer might be somebody's name or number. */
const madeByMachine = /^([0-9a-f]{16,64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The name under which a request is found in the log: the one that the proxy in front gave it, when it is of a form that proxies use. */
export function requestIdOf(request: { readonly headers: Readonly<Record<string, string | string[] | undefined>> }): string {
  const given = request.headers[header];
  return typeof given === 'string' && madeByMachine.test(given) ? given : randomUUID();
}
