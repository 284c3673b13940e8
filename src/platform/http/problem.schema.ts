import { z } from 'zod';
import { problemKinds, type ProblemCode } from './problem-kinds.js';

const codes = Object.keys(problemKinds).filter((code): code is ProblemCode => code in problemKinds);

/** How a clause is cited in answers. */
export const CitationAnswer = z.object({
  document: z.string().meta({ description: 'Key in the registry of documents.' }),
  name: z.string(),
  title: z.string().optional(),
  clause: z.string(),
  confidence: z.enum(['text', 'summary', 'unconfirmed']),
  mark: z.string().optional().meta({ description: 'To be shown beside the clause.' }),
});

/** How {@link explain} shows an unmet condition, for routes that answer with them. */
export const RefusalAnswer = z
  .object({
    code: z.string(),
    rule: z.string(),
    citation: CitationAnswer,
    message: z.string(),
    cure: z.string(),
    seen: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    curedBy: z.string(),
  })
  .meta({ id: 'Refusal' });

/** The schema of every answer that is not a success (RFC 9457). */
export const ProblemAnswer = z
  .object({
    type: z.string().meta({ example: '/problems/invalid-fields' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'Id of the request, also in the header X-Request-Id.' }),
    code: z.enum(codes),
    errors: z.array(z.object({ pointer: z.string(), place: z.enum(['body', 'query', 'path', 'header']), code: z.string(), message: z.string() })).optional(),
    refusals: z.array(RefusalAnswer).optional(),
    concernsCase: z.string().optional().meta({ description: 'Number of another case of the same person, whose rules refuse what the step would bring about there.' }),
    incident: z.string().optional().meta({ description: 'To be told to the administrator.' }),
    limit: z.int().optional().meta({ description: 'Most bytes of a body.' }),
    version: z.int().optional().meta({ description: 'Version the record is at.' }),
  })
  .meta({ id: 'Problem' });
