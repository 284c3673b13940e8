import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Language } from '../language/language.js';
import { OpenToAll } from './open-to-all.js';
import { problemKinds } from './problem-kinds.js';
import { Problem } from './problem.js';

/** The page that the `type` of a problem leads to. */
@ApiExcludeController()
@Controller('problems')
@OpenToAll()
export class ProblemPagesController {
  constructor(private readonly language: Language) {}

  @Get(':code')
  @Header('content-type', 'text/html; charset=utf-8')
  page(@Param('code') code: string): string {
    const kind = Object.entries(problemKinds).find(([known]) => known === code);
    if (!kind) throw new Problem('no-such-route');
    const [known, status] = kind;
    const title = (language: 'vi' | 'en') => this.language.t(language, `problems:kinds.${known}.title`);
    return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title('vi')}</title>
<h1>${title('vi')}</h1>
<p lang="en">${title('en')}</p>
<p><code>${known}</code>, HTTP ${status}. <a href="/api/docs">API</a></p>
</html>
`;
  }
}
