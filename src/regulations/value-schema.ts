import { z } from 'zod';

/** No share, number of days or number of people of the law is greater, and a count of days stays quick. */
const most = 1200;

/**
 * Reads a value of the law of the same form as these, which stood there in one edition or another: a number for a number, one of the
 * known choices for a choice, the same fields. A choice that no edition has made is one that no rule would understand.
 */
export function schemaOf(known: readonly unknown[], field = ''): z.ZodType {
  const [first] = known;
  if (typeof first === 'number') return z.int().min(field === 'denominator' ? 1 : 0).max(most);
  if (typeof first === 'boolean') return z.boolean();
  if (typeof first === 'string') return z.enum([...new Set(known.map(String))]);
  if (Array.isArray(first)) return z.array(schemaOf(known.flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : [])))).min(1).max(50);
  const forms = formsOf(known).map((form) => z.strictObject(Object.fromEntries(Object.keys(form[0] ?? {}).map((name) => [name, schemaOf(form.map((one) => one[name]), name)]))));
  const [only, ...others] = forms;
  if (!only) throw new Error('A value of the law is known from at least one edition.');
  return others.length === 0 ? only : z.union(forms);
}

/** Objects that have the same fields, together. */
function formsOf(known: readonly unknown[]): Record<string, unknown>[][] {
  const objects = known.filter(isObject);
  const fieldsOf = (one: object) => Object.keys(one).sort().join();
  return [...new Set(objects.map(fieldsOf))].map((fields) => objects.filter((one) => fieldsOf(one) === fields));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
