import { Injectable, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { attachActor } from '../platform/http/actor.js';
import { openToAllKey } from '../platform/http/open-to-all.js';
import { otherKeyKey, type OtherKey } from '../platform/http/other-key.js';
import { Problem } from '../platform/http/problem.js';
import { attachSession } from './current-session.js';
import { IdentityService } from './identity.service.js';
import { findSessionCookie } from './session-cookie.js';
import type { SessionKind } from './session-term.js';

const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const bearer = /^Bearer +([A-Za-z0-9_-]{20,100})$/i;

/** Stands before every route: without a session only those marked `OpenToAll` are reached, and those `AlsoOpenTo` a key by whoever carries it. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identity: IdentityService,
    private readonly modules: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<unknown>(openToAllKey, route) === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const otherKey = this.reflector.getAllAndOverride<Type<OtherKey> | undefined>(otherKeyKey, route);
    if (otherKey && this.modules.get(otherKey, { strict: false }).opens(request)) return true;
    const carried = tokenOf(request);
    const session = carried && (await this.identity.authenticate(carried.token, carried.kind));
    if (!session) throw Problem.signInRequired();
    if (session.kind === 'browser' && !harmless.has(request.method) && !comesFromThisSite(request)) throw new Problem('cross-site-request');
    attachActor(request, session.actor);
    attachSession(request, session);
    return true;
  }
}

/** A bearer token comes before a cookie, because a program has put it there on purpose. */
function tokenOf(request: FastifyRequest): { readonly token: string; readonly kind: SessionKind } | undefined {
  const { authorization } = request.headers;
  const token = authorization === undefined ? findSessionCookie(request) : bearer.exec(authorization)?.[1];
  return token ? { token, kind: authorization === undefined ? 'browser' : 'program' } : undefined;
}

/** Browsers add a cookie whoever asks; only pages of this site can add the header, and only the browser itself can say where a request is from. */
function comesFromThisSite({ headers }: FastifyRequest): boolean {
  return headers['x-requested-with'] === 'lotrinh' || headers['sec-fetch-site'] === 'same-origin';
}
