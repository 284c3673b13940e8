import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isIsoDate, neverExpires } from '../../workflows/index.js';
import { decodeCursor, encodeCursor } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { CasePosition } from './case-list.repository.js';
import type { CaseListQuery } from './case-query.js';

const Position = z.strictObject({ list: z.string(), key: z.string().max(400).nullable(), id: z.uuid() });

/** Which list a mark belongs to: the same filters in the same order. Neither the day nor the length of a page counts. */
function listOf({ limit: _limit, after: _after, fields: _fields, total: _total, ...filters }: CaseListQuery): string {
  const written = JSON.stringify(Object.entries(filters).filter(([, value]) => value !== undefined).sort(([a], [b]) => a.localeCompare(b)));
  return createHash('sha256').update(written).digest('base64url').slice(0, 8);
}

/** The mark of a line: whoever shows it gets what comes after. */
export function markOf({ key, id }: CasePosition, query: CaseListQuery): string {
  return encodeCursor({ list: listOf(query), key, id });
}

/** Where a query goes on; undefined at the beginning. 400 for a mark that no such list has given. */
export function positionOf(query: CaseListQuery): CasePosition | undefined {
  const read = decodeCursor(Position, query.after);
  if (read && (read.list !== listOf(query) || !isKeyOf(query.sort, read.key))) throw new Problem('malformed-cursor');
  return read;
}

/** A mark that somebody wrote by hand must not reach the database as a day that does not exist. */
function isKeyOf(sort: CaseListQuery['sort'], key: string | null): boolean {
  switch (sort) {
    case 'name':
      return key === null;
    case 'due':
    case 'waiting':
    case 'opened':
      return key === neverExpires || (key !== null && isIsoDate(key));
    case 'updated':
      return z.iso.datetime({ offset: true }).safeParse(key?.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')).success;
    case 'number':
    case 'branch':
      return key !== null;
  }
}
