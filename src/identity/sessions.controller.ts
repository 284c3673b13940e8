import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { OpenToAll } from '../platform/http/open-to-all.js';
import { CurrentSession } from './current-session.js';
import { IdentityService, type Session } from './identity.service.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { NewSessionAnswer, sessionAnswer, SessionAnswer, SignIn } from './sessions.schema.js';

/** Signing in and out. */
@ApiTags('sessions')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(private readonly identity: IdentityService) {}

  @Post()
  @OpenToAll()
  @ApiOperation({ summary: 'Sign in' })
  @Answers(201, NewSessionAnswer)
  @CanAnswer('wrong-credentials', 'too-many-attempts')
  async open(
    @Body({ schema: SignIn }) { account, password, cookie }: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewSessionAnswer> {
    const { token, ...session } = await this.identity.signIn({ account, password, kind: cookie ? 'browser' : 'program', address: request.ip });
    if (!cookie) return { ...sessionAnswer(session), token };
    setSessionCookie(request, reply, token, session.expiresAt);
    return sessionAnswer(session);
  }

  @Get('current')
  @ApiOperation({ summary: 'Who is signed in, with the offices held today' })
  @Answers(200, SessionAnswer)
  current(@CurrentSession() session: Session): SessionAnswer {
    return sessionAnswer(session);
  }

  @Delete('current')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @Answers(204)
  async close(@CurrentSession() session: Session, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.identity.signOut(session.id);
    if (session.kind === 'browser') clearSessionCookie(request, reply);
  }
}
