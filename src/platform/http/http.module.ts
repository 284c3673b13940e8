import { Module } from '@nestjs/common';
import { ApiDocsController } from './api-docs.controller.js';
import { OpenApiController } from './openapi.controller.js';
import { OpenApiDocument } from './openapi-document.js';

/** The description of the API, for machines and for people. */
@Module({ controllers: [OpenApiController, ApiDocsController], providers: [OpenApiDocument] })
export class HttpModule {}
