import { z } from 'zod';
import { procedures, RepairPayload, repairs } from '../../workflows/index.js';
import { fieldsOf } from '../../src/audit/summary.js';
import { readLocales } from '../../src/platform/language/locale-files.js';

const locales = readLocales();

/** Every type of event of every procedure, with its schema; one that several procedures know stands here as often. */
const acts = procedures.flatMap(({ event }) => {
  const { oneOf, anyOf } = z.toJSONSchema(event, { unrepresentable: 'any' }) as { oneOf?: Schema[]; anyOf?: Schema[] };
  return (oneOf ?? anyOf ?? []).map((schema) => ({ type: String(schema.properties?.['type']?.const), schema }));
});

/** And the repairs, which every procedure shares. */
const events = [...acts, ...Object.values(repairs).map(({ event }) => ({ type: event, schema: z.toJSONSchema(RepairPayload, { unrepresentable: 'any' }) as Schema }))];

interface Schema {
  readonly const?: unknown;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
}

/** The smallest value that fits a schema: what every event of the type has. */
function leastOf(schema: Schema): unknown {
  if (schema.oneOf) return leastOf(schema.oneOf[0] ?? {});
  if (schema.type === 'object') return Object.fromEntries((schema.required ?? []).map((name) => [name, leastOf(schema.properties?.[name] ?? {})]));
  if (schema.type === 'array') return [leastOf(schema.items ?? {})];
  return schema.const ?? schema.enum?.[0] ?? (schema.type === 'integer' ? 1 : schema.type === 'boolean' ? true : 'text');
}

describe.each(['vi', 'en'] as const)('the sentences about events in %s', (code) => {
  const sentences = locales[code]['summaries']?.['events'] as Readonly<Record<string, string>>;

  it('are there for every type of event, and for no other', () => {
    expect(Object.keys(sentences).sort()).toEqual([...new Set(events.map(({ type }) => type))].sort());
  });

  it('show only what every event of the type has', () => {
    const wrong = events.flatMap(({ type, schema }) => {
      const { type: _type, ...fields } = leastOf(schema) as Record<string, unknown>;
      const known = new Set(['happenedOn', ...Object.keys(fieldsOf(fields, (id) => id))]);
      const shown = [...sentences[type]!.matchAll(/\{\{([^},]+)/g)].map(([, name = '']) => name.trim());
      return shown.filter((name) => !known.has(name)).map((name) => `${type} has no ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('say in words what the program writes', () => {
    const places = [...JSON.stringify(sentences).matchAll(/term\(of: summaries:(\w+)\)/g)].map(([, name = '']) => name);
    expect([...new Set(places)].filter((name) => typeof locales[code]['summaries']?.[name] !== 'object')).toEqual([]);
  });
});

describe('the fields of an event', () => {
  it('have one name each, wherever they stand', () => {
    const payload = { vote: { inFavour: 11, ballots: { valid: 16 } }, introducers: [{ person: 'a' }, { person: 'b' }], papers: [], late: false };
    expect(fieldsOf(payload, (id) => id.toUpperCase())).toEqual({ voteInFavour: 11, voteBallotsValid: 16, introducersCount: 2, introducersPerson: 'A, B', papersCount: 0, late: false });
  });
});
