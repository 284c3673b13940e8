import { z } from 'zod';
import { Problem } from './problem.js';

/** Query of a list: how many entries, and after which one. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'Most entries of a page.' }),
  after: z.string().min(1).max(1000).optional().meta({ description: 'Mark of the previous page, from its `next`.' }),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** One page of a list; `next` is absent on the last one. */
export interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly next?: string | undefined;
}

/** A position in a list as an opaque mark. Holds sort keys only, so it is not signed. */
export function encodeCursor(position: Readonly<Record<string, string | number | null>>): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
}

/** The position a mark stands for, checked by the schema of the list; undefined without a mark. 400 when it was not made here. */
export function decodeCursor<Position>(schema: z.ZodType<Position>, mark: string | undefined): Position | undefined {
  if (mark === undefined) return undefined;
  const read = schema.safeParse(parsed(mark));
  if (!read.success) throw new Problem('malformed-cursor');
  return read.data;
}

/** A page from one row more than was asked for: the extra row says that there is a next page. */
export function pageOf<Row, Entry>(
  rows: readonly Row[],
  limit: number,
  entryOf: (row: Row) => Entry,
  positionOf: (row: Row) => Readonly<Record<string, string | number | null>>,
): Page<Entry> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const entries = shown.map(entryOf);
  return rows.length > limit && last !== undefined ? { entries, next: encodeCursor(positionOf(last)) } : { entries };
}

function parsed(mark: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(mark, 'base64url')));
  } catch {
    return undefined;
  }
}
