import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { Configuration } from '../config/configuration.js';
import type { OtherKey } from '../http/other-key.js';

const bearer = /^Bearer +(\S+)$/i;

/** The key of whoever watches over the program: METRICS_TOKEN as a bearer token. Without that setting it opens nothing. */
@Injectable()
export class MetricsToken implements OtherKey {
  constructor(private readonly configuration: Configuration) {}

  /** Whether the request carries the token. Takes the same time however much of it was guessed. */
  opens({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
    const { metricsToken } = this.configuration;
    const shown = bearer.exec(headers.authorization ?? '')?.[1];
    return metricsToken !== undefined && shown !== undefined && timingSafeEqual(digest(shown), digest(metricsToken));
  }
}

/** Two texts of any length become two of one length. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
