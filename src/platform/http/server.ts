import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { logAnswer, logRequests } from '../logging/access-log.js';
import { requestIdOf } from '../logging/request-id.js';
import { noteRoutes } from './allowed-methods.js';
import { cleanTexts } from './clean-text.js';
import { readCsvBodies } from './csv-body.js';
import { bodyLimit, readJsonBodies } from './json-body.js';
import { closeConnectionsInOrder } from './open-connections.js';
import { problemKinds } from './problem-kinds.js';
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
    // What still comes on a connection in use while the server stops is answered, and closes the connection.
    return503OnClosing: false,
    // A proxy on this machine may say who asks and whether by https; nobody else is believed.
    trustProxy: 'loopback',
    frameworkErrors: (error, request, reply) => {
      addSecurityHeaders(request, reply);
      problems.answer(error, request, reply);
      logAnswer(logger, request, reply);
    },
    clientErrorHandler: (error, socket) => answerNoise(error.code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'unreadable-request', socket),
  };
  const adapter = new FastifyAdapter(options);
  const server = adapter.getInstance<FastifyInstance>();
  noteRoutes(server);
  readJsonBodies(server);
  readCsvBodies(server);
  closeConnectionsInOrder(server);
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
  logRequests(server, logger);
  return adapter;
}

/** What arrived is no proper HTTP, so there is no request to answer in a language. */
function answerNoise(code: 'unreadable-request' | 'headers-too-large', socket: Socket): void {
  if (!socket.writable) return;
  const status = problemKinds[code];
  const body = JSON.stringify({ type: `/problems/${code}`, title: 'Không đọc được yêu cầu / The request cannot be read', status, code });
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, 'Content-Type: application/problem+json; charset=utf-8', `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close'];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
