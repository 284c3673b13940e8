import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type Surroundings } from './app.module.js';
import { readConfiguration } from './platform/config/configuration.js';
import { createHttpApplication, describeRooms } from './platform/http/application.js';
import type { OpenApi } from './platform/http/openapi.js';
import { createLogger } from './platform/logging/logger.js';

/** The whole application, connected to its database and ready to listen; for the server, the commands and the tests. */
export function createApplication(surroundings: Surroundings): Promise<NestFastifyApplication> {
  return createHttpApplication(AppModule.with(surroundings), surroundings.logger);
}

/** The OpenAPI document of the whole application; needs no database. */
export function describeApplication(): Promise<OpenApi> {
  const nowhere = { address: { url: 'postgres://nobody@localhost/nothing' } };
  const logger = createLogger('error');
  return describeRooms(AppModule.with({ configuration: readConfiguration({}), database: nowhere, logger }), logger);
}
