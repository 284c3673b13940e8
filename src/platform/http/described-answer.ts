import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import type { ProblemCode } from './problem-kinds.js';

/** Extension of an operation that lists its own problems; it is worked into the answers and does not appear in the document. */
export const problemsExtension = 'x-problems';

/** Describes the answer of a route that succeeds: its status and the schema of its body. */
export function Answers(status: number, schema?: z.ZodType, description = 'Done'): MethodDecorator {
  return ApiResponse({ status, description, ...(schema ? { standardSchema: schema } : {}) });
}

/** Names problems that a route can answer beyond those every route of its form can. */
export function CanAnswer(...codes: ProblemCode[]) {
  return applyDecorators(ApiExtension(problemsExtension, codes));
}
