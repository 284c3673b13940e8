import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { fieldErrorsOf } from './field-errors.js';
import { Problem, type FieldPlace } from './problem.js';

const places: Partial<Record<ArgumentMetadata['type'], FieldPlace>> = { query: 'query', param: 'path' };

/** Reads what a handler takes by the zod schema of its decorator, such as `@Body({ schema })`. 400 naming every unreadable field. */
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema, type, data }: ArgumentMetadata): unknown {
    if (!schema || type === 'custom') return value;
    if (!(schema instanceof z.ZodType)) throw new Error('Only zod schemas are read here.');
    return readWith(schema, value, places[type] ?? 'body', data);
  }
}

/** Reads a value by a schema, or throws the 400 that names every unreadable field. `name` is what a value that stands alone is called. */
export function readWith<Read>(schema: z.ZodType<Read>, value: unknown, place: FieldPlace = 'body', name?: string): Read {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (name === undefined) throw Problem.invalidFields(fieldErrorsOf(result.error.issues, value, place));
  const issues = result.error.issues.map((issue) => ({ ...issue, path: [name, ...issue.path] }));
  throw Problem.invalidFields(fieldErrorsOf(issues, { [name]: value }, place));
}
