import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findActor, type Actor } from '../http/actor.js';
import { requireAdministrator } from '../http/administrator.js';
import { Answers } from '../http/described-answer.js';
import { AlsoOpenTo } from '../http/other-key.js';
import { Problem } from '../http/problem.js';
import { Metrics } from './metrics.js';
import { MetricsToken } from './metrics-token.js';

/** The measurements, for administrators (quản trị hệ thống) and for the program that watches. */
@ApiTags('health')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly token: MetricsToken,
  ) {}

  @Get()
  @AlsoOpenTo(MetricsToken)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'What is measured, as Prometheus reads it', description: 'For an account that holds the office of an administrator, or with METRICS_TOKEN as the bearer token.' })
  @ApiProduces('text/plain')
  @Answers(200)
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (!this.token.opens(request)) requireAdministrator(signedIn(request));
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}

function signedIn(request: FastifyRequest): Actor {
  const actor = findActor(request);
  if (!actor) throw Problem.signInRequired();
  return actor;
}
