import type { FastifyReply, FastifyRequest } from 'fastify';

/** What pages of ours may load: nothing from anywhere else. */
const contentSecurityPolicy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const always = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

const neverStored = /^\/(api|health)(\/|$)/;

/** Adds to an answer the headers that protect whoever reads it, and the id of the request; keeps those the route has set itself. */
export function addSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  const [path = ''] = request.url.split('?', 1);
  const headers = {
    ...always,
    'x-request-id': request.id,
    ...(neverStored.test(path) ? { 'cache-control': 'no-store' } : {}),
    ...(request.protocol === 'https' ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
  for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value);
}
