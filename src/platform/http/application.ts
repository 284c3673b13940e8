import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { Language } from '../language/language.js';
import { NestLogger } from '../logging/nest-logger.js';
import { describeApi, type OpenApi } from './openapi.js';
import { OpenApiDocument } from './openapi-document.js';
import { ProblemFilter } from './problem.filter.js';
import { SchemaPipe } from './schema.pipe.js';
import { createServer } from './server.js';

/** Nest tells of every module and route it meets; that is for whoever looks for a fault. */
class FrameworkLogger extends NestLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    this.debug(message, ...rest);
  }
}

/** Puts the rooms of `root` behind the edge of the house. The application is ready to listen, or to be asked through `inject`. */
export async function createHttpApplication(root: DynamicModule, logger: Logger): Promise<NestFastifyApplication> {
  const application = await assemble(root, logger, false);
  application.get(OpenApiDocument).describe(() => describeApi(application));
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  return application;
}

/** The OpenAPI document of the rooms of `root`; nothing is connected or started. */
export async function describeRooms(root: DynamicModule, logger: Logger): Promise<OpenApi> {
  return describeApi(await assemble(root, logger, true));
}

async function assemble(root: DynamicModule, logger: Logger, preview: boolean): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter(new Language(), logger);
  const server = createServer(logger, problems);
  const application = await NestFactory.create<NestFastifyApplication>(root, server, {
    logger: new FrameworkLogger(logger),
    bodyParser: false,
    abortOnError: false,
    preview,
  });
  application.useGlobalFilters(problems);
  application.useGlobalPipes(new SchemaPipe());
  return application;
}
