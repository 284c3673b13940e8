import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Socket } from 'node:net';
import { requestIdOf } from '../logging/request-id.js';
import { noteRoutes } from './allowed-methods.js';
import { cleanTexts } from './clean-text.js';
import { bodyLimit, readJsonBodies } from './json-body.js';
import type { ProblemFilter } from './problem.filter.js';
import { addSecurityHeaders } from './security-headers.js';

/** A Fastify server for Nest that reads only what it understands and answers everything, also what is no proper request, in the house style. */
export function createServer(logger: FastifyBaseLogger, problems: ProblemFilter): FastifyAdapter {
  const options: FastifyServerOptions = {
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    bodyLimit,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    // A proxy on this machine may say who asks and whether by https; nobody else is believed.
    trustProxy: 'loopback',
    frameworkErrors: (error, request, reply) => {
      addSecurityHeaders(request, reply);
      problems.answer(error, request, reply);
    },
    clientErrorHandler: (_, socket) => answerNoise(socket),
  };
  const adapter = new FastifyAdapter(options);
  const server = adapter.getInstance<FastifyInstance>();
  noteRoutes(server);
  readJsonBodies(server);
  server.addHook('preValidation', (request, _, done) => {
    try {
      request.query = cleanTexts(request.query, 'query');
      request.params = cleanTexts(request.params, 'path');
      done();
    } catch (problem) {
      done(problem instanceof Error ? problem : new Error('the request could not be cleaned'));
    }
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    addSecurityHeaders(request, reply);
    done(null, payload);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, id } = request;
    logger.debug({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime), requestId: id }, 'answered');
    done();
  });
  return adapter;
}

/** What arrived is not HTTP, so there is no request to answer in a language. */
function answerNoise(socket: Socket): void {
  if (!socket.writable) return;
  const body = JSON.stringify({ type: '/problems/unreadable-request', title: 'Không đọc được yêu cầu / The request cannot be read', status: 400, code: 'unreadable-request' });
  socket.end(`HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}
