import { Module } from '@nestjs/common';
import { ApiDocsController } from './api-docs.controller.js';
import { OpenApiController } from './openapi.controller.js';
import { OpenApiDocument } from './openapi-document.js';
import { ProblemPagesController } from './problem-pages.controller.js';

/** The description of the API and of its problems, for machines and for people. */
@Module({ controllers: [OpenApiController, ApiDocsController, ProblemPagesController], providers: [OpenApiDocument] })
export class HttpModule {}
