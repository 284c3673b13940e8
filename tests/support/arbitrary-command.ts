import fc from 'fast-check';
import { z } from 'zod';
import type { AnyStep, IsoDate } from '../../workflows/index.js';

/** The parts of JSON Schema that commands are written in. */
interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

const written = (instant: Date): IsoDate => instant.toISOString().slice(0, 10) as IsoDate;
const between = (from: string, to: string) => fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map(written);

/** Any day the engine can read, mostly of the years it was made for. */
export const arbitraryDay = fc.oneof(
  { weight: 6, arbitrary: between('2015-01-01', '2028-12-31') },
  { weight: 1, arbitrary: between('1900-01-01', '2199-12-31') },
  { weight: 1, arbitrary: fc.constantFrom<IsoDate[]>('1900-01-01', '2016-07-24', '2016-07-25', '2024-02-29', '2026-07-26', '2027-12-31', '2028-02-29', '2199-12-31') },
);

const ids = ['candidate-1', 'helper-1', 'helper-2', 'nobody-knows', 'branch-1', 'branch-2'];

/** Values that a schema allows. A kind of schema it does not know is an error, so that no step goes untried. */
export function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(arbitraryOf));
  switch (schema.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, arbitraryOf(inner)])), { requiredKeys: [...(schema.required ?? [])] });
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? { type: 'boolean' }), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 5, (schema.minItems ?? 0) + 5) });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 40, 40) }), fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 100_000 }));
    case 'boolean':
      return fc.boolean();
    case 'string':
      return arbitraryText(schema);
    default:
      throw new Error(`no arbitrary for the schema ${JSON.stringify(schema)}`);
  }
}

function arbitraryText({ format, pattern, maxLength }: Schema): fc.Arbitrary<string> {
  if (format === 'date') return arbitraryDay;
  if (maxLength !== undefined) return fc.oneof(fc.constant('Đảng ủy xã — «số 1»'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(maxLength, 20) }));
  if (!pattern) throw new Error('a text that is neither a day, nor bounded, nor of a pattern');
  const known = ids.filter((id) => new RegExp(pattern).test(id));
  return known.length > 0 ? fc.oneof(fc.constantFrom(...known), fc.stringMatching(new RegExp(pattern))) : fc.stringMatching(new RegExp(pattern));
}

const fields = new Map<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>();

function fieldsOf(step: AnyStep): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const known = fields.get(step.name);
  if (known) return known;
  const { properties = {}, required = [] } = schemaOf(step);
  const made = Object.entries(properties).map(([name, schema]) => [name, required.includes(name) ? arbitraryOf(schema) : fc.option(arbitraryOf(schema), { nil: undefined })] as const);
  fields.set(step.name, Object.fromEntries(made));
  return Object.fromEntries(made);
}

const schemaOf = (step: AnyStep): Schema => z.toJSONSchema(step.command, { io: 'input', unrepresentable: 'any' }) as Schema;
const commands = new Map<string, fc.Arbitrary<unknown>>();

/** Commands of a step as a client could send them, before its schema has read them. */
export function arbitraryCommand(step: AnyStep): fc.Arbitrary<unknown> {
  const known = commands.get(step.name) ?? arbitraryOf(schemaOf(step));
  commands.set(step.name, known);
  return known;
}

/** Values of one field of a step's command. */
export function arbitraryField(step: AnyStep, name: string): fc.Arbitrary<unknown> {
  const field = fieldsOf(step)[name];
  if (!field) throw new Error(`${step.name} has no field ${name}`);
  return field;
}
