import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';

/** Most bytes of a table. */
export const tableLimit = 8 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes a table in CSV instead of JSON. */
    readonly takesCsv?: boolean;
  }
}

/** What a route that takes a table says in `@RouteConfig`. */
export const takesCsv = { takesCsv: true } as const;

/** Lets the routes that say so, and no other, read tables as spreadsheets save them: CSV in UTF-8. */
export function readCsvBodies(server: FastifyInstance): void {
  server.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: tableLimit }, (request, bytes: Buffer, done) => {
    const named = charset.exec(request.headers['content-type'] ?? '')?.[1];
    if (request.routeOptions.config.takesCsv !== true || (named !== undefined && named.toLowerCase() !== 'utf-8')) {
      done(Problem.unsupportedContentType());
      return;
    }
    try {
      done(null, utf8.decode(bytes).normalize('NFC'));
    } catch {
      done(Problem.invalidFields([{ pointer: '#', code: 'not-utf8' }]));
    }
  });
}
