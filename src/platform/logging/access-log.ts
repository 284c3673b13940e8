import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findActor } from '../http/actor.js';

const problems = new WeakMap<FastifyRequest, string>();

/** Asked every few seconds by machines, so that what people did would drown in them. */
const watching = /^\/(health\/|metrics$)/;

/** Remembers by which code of a problem a request is being answered. */
export function noteProblem(request: FastifyRequest, code: string): void {
  problems.set(request, code);
}

/** Writes one line for each request: when it was answered, or when whoever asked was gone before. */
export function logRequests(server: FastifyInstance, logger: FastifyBaseLogger): void {
  server.addHook('onResponse', (request, reply, done) => {
    logAnswer(logger, request, reply);
    done();
  });
  server.addHook('onRequest', (request, reply, done) => {
    whenLeft(reply, () => logger.info(asked(request, reply), 'left before the answer'));
    done();
  });
}

/** Calls back when whoever asked is gone before the answer. What was asked for may have been done all the same. */
export function whenLeft(reply: FastifyReply, note: () => void): void {
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) note();
  });
}

/**
 * The line of an answer: who by the id of the account, what by the pattern of the route, and how it ended. Neither the address nor
 * anything that was sent, because both may hold personal data.
 */
export function logAnswer(logger: FastifyBaseLogger, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problems.get(request);
  const line = { ...asked(request, reply), status: reply.statusCode, ...(problem === undefined ? {} : { problem }) };
  logger[watching.test(line.route) && problem === undefined ? 'debug' : 'info'](line, 'answered');
}

function asked(request: FastifyRequest, reply: FastifyReply): { readonly route: string } & Readonly<Record<string, unknown>> {
  const { id: requestId, method, routeOptions } = request;
  const account = findActor(request)?.accountId;
  return { requestId, method, route: routeOptions.url ?? 'none', ms: Math.round(reply.elapsedTime), ...(account === undefined ? {} : { account }) };
}
