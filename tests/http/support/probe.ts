import 'reflect-metadata';
import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { connect } from 'node:net';
import { z } from 'zod';
import type { Refusal } from '../../../workflows/index.js';
import { documentKeys } from '../../../workflows/regulations/documents.js';
import { createHttpApplication } from '../../../src/platform/http/application.js';
import { HttpModule } from '../../../src/platform/http/http.module.js';
import { IdempotencyKey } from '../../../src/platform/http/idempotency-key.js';
import { IfMatch } from '../../../src/platform/http/if-match.js';
import { decodeCursor, encodeCursor, PageQuery } from '../../../src/platform/http/page.js';
import { Problem } from '../../../src/platform/http/problem.js';
import { LanguageModule } from '../../../src/platform/language/language.module.js';
import { createLogger } from '../../../src/platform/logging/logger.js';
import { asked, type Answer } from './answer.js';

const Note = z.strictObject({
  text: z.string().trim().min(2).max(20),
  on: z.iso.date(),
  count: z.int().min(0).max(9),
  kind: z.enum(['one', 'two']),
  list: z.array(z.strictObject({ name: z.string() })).max(2).optional(),
  anything: z.unknown().optional(),
});
const Cursor = z.strictObject({ name: z.string() });

export const refusal: Refusal = {
  code: 'step-not-open',
  rule: 'ORD-01',
  citation: { document: documentKeys['QD-208-2026'], clause: 'Điều 4', confidence: 'unconfirmed' },
  seen: { state: 'onProbation', waitsFor: 'record-branch-vote' },
  curedBy: 'clerk',
};

/** Routes that do nothing but show how the edge of the house treats what comes in and goes out. */
@Controller('probe')
class ProbeController {
  @Post('notes')
  note(@Body({ schema: Note }) note: unknown): unknown {
    return note;
  }

  @Get('notes/:id')
  find(@Param('id', { schema: z.uuid() }) id: string, @Query({ schema: PageQuery }) query: PageQuery): unknown {
    return { id, ...query, position: decodeCursor(Cursor, query.after), next: encodeCursor({ name: 'Đặng' }) };
  }

  @Get('headers')
  headers(@IfMatch() version: number | undefined, @IdempotencyKey() key: string | undefined): unknown {
    return { version: version ?? null, key: key ?? null };
  }

  @Get('problems/:name')
  problem(@Param('name') name: string): never {
    const problems: Record<string, Problem> = {
      refused: Problem.refused([refusal]),
      changed: Problem.changedMeanwhile(8),
      missing: Problem.notFound('case'),
      taken: Problem.conflict('account-exists'),
    };
    throw problems[name] ?? new Error('secret: Nguyễn Văn A');
  }
}

@Module({ imports: [LanguageModule, HttpModule], controllers: [ProbeController] })
class ProbeModule {}

/** The edge of the house around the probe; needs no database. */
export function useProbe() {
  const lines: string[] = [];
  let running: NestFastifyApplication | undefined;
  beforeAll(async () => {
    running = await createHttpApplication({ module: ProbeModule }, createLogger('debug', { write: (line) => void lines.push(line) }));
  });
  afterAll(() => running?.close());
  return {
    async ask(options: InjectOptions): Promise<Answer> {
      if (!running) throw new Error('The probe runs from beforeAll on.');
      return asked(await running.inject(options));
    },
    post(payload: string | Buffer | object, headers: Record<string, string> = {}): Promise<Answer> {
      return this.ask({ method: 'POST', url: '/probe/notes', payload, headers: { 'content-type': 'application/json', ...headers } });
    },
    /** Sends bytes over a real connection, as no client should, and gives back what comes until it is closed. */
    async shout(bytes: string): Promise<string> {
      if (!running) throw new Error('The probe runs from beforeAll on.');
      if (!running.getHttpServer().listening) await running.listen({ port: 0, host: '127.0.0.1' });
      const socket = connect(Number(new URL(await running.getUrl()).port), '127.0.0.1', () => socket.write(bytes));
      let heard = '';
      for await (const part of socket) heard += String(part);
      return heard;
    },
    logged: () => lines.join(''),
  };
}
