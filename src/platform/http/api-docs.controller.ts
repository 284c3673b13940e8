import { Controller, Get, Header, Param, Redirect, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Language } from '../language/language.js';
import { apiDocsPage, apiDocsScript } from './api-docs-page.js';
import { OpenToAll } from './open-to-all.js';
import { Problem } from './problem.js';

// Swagger UI writes style attributes and draws its icons from data.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const swaggerUi = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const files: Readonly<Record<string, { readonly type: string; readonly read: () => Promise<string> }>> = {
  'start.js': { type: 'text/javascript', read: () => Promise.resolve(apiDocsScript) },
  'swagger-ui-bundle.js': { type: 'text/javascript', read: () => readFile(path.join(swaggerUi, 'swagger-ui-bundle.js'), 'utf8') },
  'swagger-ui.css': { type: 'text/css', read: () => readFile(path.join(swaggerUi, 'swagger-ui.css'), 'utf8') },
};

/** The API described for people. Everything on the page comes from here. */
@ApiExcludeController()
@Controller('api/docs')
@OpenToAll()
export class ApiDocsController {
  constructor(private readonly language: Language) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', policy)
  page(): string {
    return apiDocsPage(this.language.t('vi', 'api:docs.title'), this.language.t('vi', 'api:docs.noscript'));
  }

  @Get(':file')
  async file(@Param('file') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const file = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!file) throw new Problem('no-such-route');
    reply.headers({ 'content-type': `${file.type}; charset=utf-8`, 'cache-control': 'max-age=3600' });
    return file.read();
  }
}

/** Until there are pages for people, whoever opens the address of the program finds the description of the API. */
@ApiExcludeController()
@Controller()
@OpenToAll()
export class FrontDoorController {
  @Get()
  @Redirect('/api/docs', 302)
  open(): void {
    // The decorator answers.
  }
}
