import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Language } from '../language/language.js';
import { noteProblem } from '../logging/access-log.js';
import { methodsAt } from './allowed-methods.js';
import { tableLimit } from './csv-body.js';
import { Problem } from './problem.js';
import { problemDocument } from './problem-document.js';
import { problemOf } from './thrown.js';

/** Answers everything thrown with `application/problem+json` in the reader's language; internals go to the log only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly language: Language,
    private readonly logger: Logger,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** The same for errors that Fastify meets before Nest hears of the request. */
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    // Whoever asked is gone in the middle of asking: no fault of ours, and nobody to answer.
    if (thrown instanceof Error && thrown === request.raw.errored) return;
    const problem = preciseAbout(problemOf(thrown), request);
    noteProblem(request, problem.code);
    if (problem.status >= 500) this.logger.error({ err: thrown, incident: problem.details.extra?.['incident'], requestId: request.id }, 'a request failed');
    if (reply.sent || reply.raw.headersSent) return;
    const code = this.language.of(request);
    void reply
      .code(problem.status)
      .headers({ ...problem.details.headers, 'content-language': code, 'content-type': 'application/problem+json; charset=utf-8' })
      .send(JSON.stringify(problemDocument(problem, code, this.language, request.id)));
  }
}

/** A route that exists for other methods is not missing, and a table may be larger than other bodies. */
function preciseAbout(problem: Problem, request: FastifyRequest): Problem {
  if (problem.code === 'body-too-large' && request.headers['content-type']?.startsWith('text/csv')) return Problem.bodyTooLarge(tableLimit);
  if (problem.code !== 'no-such-route') return problem;
  const methods = methodsAt(request.server, request.url);
  if (methods.length === 0 || methods.includes(request.method)) return problem;
  return new Problem('method-not-allowed', { params: { methods: methods.join(', ') }, headers: { allow: methods.join(', ') } });
}
