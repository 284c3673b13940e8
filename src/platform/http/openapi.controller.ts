import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers } from './described-answer.js';
import { OpenApiDocument } from './openapi-document.js';
import { OpenToAll } from './open-to-all.js';

/** The API described for machines. */
@ApiTags('description')
@Controller('api/v1/openapi.json')
export class OpenApiController {
  constructor(private readonly document: OpenApiDocument) {}

  @Get()
  @OpenToAll()
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({ summary: 'This document' })
  @Answers(200)
  read(): string {
    return this.document.toJson();
  }
}
