import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeApplication } from '../../src/application.js';
import type { OpenApi } from '../../src/platform/http/openapi.js';
import { useApplication } from './support/application.js';
import { operationsOf } from './support/operations.js';

describe('the OpenAPI document', () => {
  const running = useApplication();
  let document: OpenApi;

  beforeAll(async () => {
    document = await describeApplication();
  });

  it('is the one that is committed', () => {
    const committed = readFileSync(path.resolve(import.meta.dirname, '../../docs/openapi.json'), 'utf8');
    expect(`${JSON.stringify(document, null, 2)}\n` === committed).toBe(true);
  });

  it('is served to anybody, as it was written without a database', async () => {
    const answer = await running.ask({ url: '/api/v1/openapi.json' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('is shown to whoever opens the address of the program', async () => {
    const door = await running.ask({ url: '/' });
    expect(door).toMatchObject({ status: 302, headers: { location: '/api/docs' } });
  });

  it('lists every route there is, and no other', () => {
    const routes = running.application.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false, includeHooks: false });
    const known = operationsOf(document).map(({ name }) => name).sort();
    expect(known).toEqual([...new Set(known)]);
    expect(routesOf(routes).filter((route) => !/ \/($|api\/docs|admin\/queue|problems)/.test(route))).toEqual(known.map((name) => name.replaceAll(/\{(\w+)\}/g, ':$1')).sort());
  });

  it('says of every operation what it is for and how it can fail', () => {
    for (const { name, operation } of operationsOf(document)) {
      const problems = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      expect([name, Object.keys(operation.responses)]).toEqual([name, expect.arrayContaining(['500'])]);
      for (const [, answer] of problems) expect(JSON.stringify(answer)).toContain('#/components/schemas/Problem');
    }
    const ids = operationsOf(document).map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds what every reference points to', () => {
    const text = JSON.stringify(document);
    const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(expect.arrayContaining([...new Set(names)]));
    expect(text).not.toMatch(/"#\/(definitions|\$defs)\//);
  });

  it('names every route that needs no session, and the others do need one', async () => {
    const open = operationsOf(document).filter(({ operation }) => operation.security?.length === 0).map(({ name }) => name);
    expect(open).toEqual(['GET /api/v1/openapi.json', 'POST /api/v1/sessions', 'GET /calendar/{file}', 'GET /health/live', 'GET /health/ready']);
    for (const { name, method, url } of operationsOf(document).filter((operation) => !open.includes(operation.name))) {
      const answer = await running.ask({ method, url: url.replaceAll(/\{\w+\}/g, 'x'), payload: method === 'GET' || method === 'DELETE' ? undefined : {} });
      expect([name, answer.status]).toEqual([name, 401]);
    }
  });

  it('is shown on a page whose every part comes from here', async () => {
    const page = await running.ask({ url: '/api/docs' });
    expect(page.headers['content-security-policy']).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
    const parts = [...page.text.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(parts).toEqual(['/api/docs/swagger-ui.css', '/api/docs/swagger-ui-bundle.js', '/api/docs/start.js']);
    for (const url of parts) expect([url, (await running.ask({ url })).status]).toEqual([url, 200]);
    expect((await running.ask({ url: '/api/docs/package.json' })).status).toBe(404);
  });

  it('and no other answer refers to a foreign host', async () => {
    const urls = ['/api/v1/openapi.json', '/api/docs', '/api/docs/start.js', '/health/live', '/nowhere', '/api/v1/people'];
    for (const url of urls) {
      const answer = await running.ask({ url });
      expect([url, `${answer.text}${JSON.stringify(answer.headers)}`.match(/(https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}/gi)]).toEqual([url, null]);
    }
  });
});

/** Lines of Fastify's drawing of its routes, such as `├── /health/live (GET, HEAD)`. */
function routesOf(drawing: string): string[] {
  const found: string[] = [];
  const above: string[] = [];
  for (const line of drawing.split('\n')) {
    const part = /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \(([^)]*)\))?/.exec(line);
    if (!part) continue;
    const depth = (part[1]?.length ?? 0) / 4;
    above.length = depth;
    above.push(part[2] ?? '');
    const methods = (part[3] ?? '').split(', ').filter((method) => method !== '' && method !== 'HEAD');
    found.push(...methods.map((method) => `${method} ${above.join('')}`));
  }
  return [...new Set(found)].sort();
}
