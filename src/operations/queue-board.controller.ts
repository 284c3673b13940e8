import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import path from 'node:path';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { requireAdministrator } from '../platform/http/administrator.js';
import { Problem } from '../platform/http/problem.js';
import { boardPath, QueueBoardService } from './queue-board.service.js';

// The board writes style attributes; it may load nothing from anywhere else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

const types: Readonly<Record<string, string>> = { '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon' };

/** The board of the queue, for administrators (quản trị hệ thống), to be looked at. */
@ApiExcludeController()
@Controller(boardPath)
export class QueueBoardController {
  constructor(private readonly boards: QueueBoardService) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', policy)
  @Header('cache-control', 'no-store')
  async page(@CurrentActor() actor: Actor): Promise<string> {
    requireAdministrator(actor);
    return (await this.boards.open()).page();
  }

  /** The page finds its own way by its address. */
  @Get(['queue/*', 'job-schedulers', 'metrics-history'])
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', policy)
  @Header('cache-control', 'no-store')
  innerPage(@CurrentActor() actor: Actor): Promise<string> {
    return this.page(actor);
  }

  @Get('static/*')
  async file(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    requireAdministrator(actor);
    const name = restOf(request, 'static/');
    const [type, content] = [types[path.extname(name)], await (await this.boards.open()).file(name)];
    if (!type || !content) throw new Problem('no-such-route');
    reply.headers({ 'content-type': type, 'cache-control': 'private, max-age=3600' });
    return content;
  }

  @Get('api/*')
  async answer(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    requireAdministrator(actor);
    const answer = await (await this.boards.open()).answer(`/api/${restOf(request, 'api/')}`, query);
    if (!answer) throw new Problem('no-such-route');
    void reply.status(answer.status).header('cache-control', 'no-store');
    return answer.body;
  }
}

/** What follows in the address after this part of it. */
function restOf({ url }: FastifyRequest, after: string): string {
  const [address = ''] = url.split('?', 1);
  return decodeURIComponent(address.slice(`/${boardPath}/${after}`.length));
}
