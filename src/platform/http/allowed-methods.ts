import type { FastifyInstance } from 'fastify';

interface KnownRoute {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

const routesOf = new WeakMap<object, KnownRoute[]>();

/** Notes every route that is added from now on, so that {@link methodsAt} can answer. */
export function noteRoutes(server: FastifyInstance): void {
  const routes: KnownRoute[] = [];
  routesOf.set(server.server, routes);
  server.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: patternOf(url), methods: [method].flat() });
  });
}

/** The methods a path is served for, sorted; empty for an unknown path. */
export function methodsAt(server: FastifyInstance, url: string): string[] {
  const [path = ''] = url.split('?', 1);
  const matching = (routesOf.get(server.server) ?? []).filter((route) => route.pattern.test(path));
  return [...new Set(matching.flatMap((route) => route.methods))].sort();
}

function patternOf(url: string): RegExp {
  const segments = url.split('/').map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)));
  return new RegExp(`^${segments.join('/')}/?$`);
}
