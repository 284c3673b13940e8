import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { whenLeft } from '../logging/access-log.js';
import { Metrics } from './metrics.js';

/** Measures every answer by the pattern of its route, such as `/api/v1/cases/:id`: an address itself may hold what was searched for. */
@Injectable()
export class RequestMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly adapters: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    // A command or a loading of the demonstration has the rooms without a server.
    const server = (this.adapters.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined)?.getInstance<FastifyInstance>();
    const duration = this.metrics.duration({ name: 'lotrinh_http_request_seconds', help: 'Time to answer, by route and class of status; left, when whoever asked was gone before.', labels: ['method', 'route', 'status'] });
    const measure = ({ method, routeOptions }: FastifyRequest, { elapsedTime }: FastifyReply, status: string) =>
      duration.observe({ method, route: routeOptions.url ?? 'none', status }, elapsedTime / 1000);
    server?.addHook('onRequest', (request, reply, done) => {
      whenLeft(reply, () => measure(request, reply, 'left'));
      done();
    });
    server?.addHook('onResponse', (request, reply, done) => {
      measure(request, reply, `${Math.floor(reply.statusCode / 100)}xx`);
      done();
    });
  }
}
