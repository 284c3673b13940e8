import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cleanTexts } from './clean-text.js';
import { Problem } from './problem.js';

/** Most bytes of a body. */
export const bodyLimit = 256 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i;

/** Lets the server read JSON in UTF-8 and nothing else; broken bytes are refused instead of being replaced silently. */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (request, bytes: Buffer, done) => {
    let text: string;
    try {
      text = decode(request, bytes);
    } catch (problem) {
      done(problem instanceof Problem ? problem : new Problem('malformed-body'));
      return;
    }
    // The parser of Fastify also refuses __proto__ and constructor keys.
    void parse(request, text, (error, body: unknown) => {
      if (error) return done(new Problem('malformed-body'));
      try {
        done(null, cleanTexts(body));
      } catch (problem) {
        done(problem instanceof Problem ? problem : new Problem('malformed-body'));
      }
    });
  });
}

function decode(request: FastifyRequest, bytes: Buffer): string {
  const named = charset.exec(request.headers['content-type'] ?? '')?.[1];
  if (named !== undefined && named.toLowerCase() !== 'utf-8') throw Problem.unsupportedContentType();
  return utf8.decode(bytes);
}
