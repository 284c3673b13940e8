import { Module } from '@nestjs/common';
import { ApiDocsController, FrontDoorController } from './api-docs.controller.js';
import { OpenApiController } from './openapi.controller.js';
import { OpenApiDocument } from './openapi-document.js';
import { ProblemPagesController } from './problem-pages.controller.js';

/** The description of the API and of its problems, for machines and for people. */
@Module({ controllers: [OpenApiController, ApiDocsController, FrontDoorController, ProblemPagesController], providers: [OpenApiDocument] })
export class HttpModule {}
