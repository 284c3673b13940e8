import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isIsoDate, IsoDate, neverExpires, procedures, type Curer } from '../../workflows/index.js';
import { decodeCursor, encodeCursor, PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';

/** A place between two time limits of the list, which is in the order of the last days. */
export interface LimitPosition {
  readonly dueOn: IsoDate;
  readonly caseId: string;
  readonly key: string;
}

/** How a time limit stands on a day. */
export const limitStates = ['due', 'overdue', 'suspended', 'all'] as const;

const keys = [...new Set(procedures.flatMap(({ limits }) => Object.keys(limits)))];
const whoActs = ['branch', 'section-committee', 'grassroots-committee', 'competent-committee', 'province-committee', 'destination-branch', 'candidate'] as const satisfies readonly Curer[];

/** The day that is taken for today, and whose time limits. */
export const LimitCountsQuery = z.strictObject({
  within: z.uuid().optional().meta({ description: 'Time limits of cases held by this organ of the reader or by one below it, or on the way to one of these.' }),
  on: IsoDate.optional().meta({ description: 'What if today were this day: what is overdue and how many days are left is told as of it. Nothing is changed, and the cases are as they stand now.' }),
});
export type LimitCountsQuery = z.infer<typeof LimitCountsQuery>;

/** A page of time limits. */
export const LimitListQuery = PageQuery.extend({
  ...LimitCountsQuery.shape,
  state: z.enum(limitStates).default('due').meta({ description: '`due`: the last day is today or within `days`. `overdue`: the last day is over; what only reminds is never overdue. `suspended`: a suspension lasts, so that there is no last day. `all`: every one that runs.' }),
  days: z.coerce.number().int().min(0).max(3650).default(30).meta({ description: 'Calendar days to look ahead, for `due`.' }),
  key: z.enum(keys).optional().meta({ description: 'Only this time limit.', example: 'committee-decision-due' }),
  purpose: z.enum(['legal', 'service', 'reminder']).optional().meta({ description: '`legal`: set by a regulation. `service`: a promise of an office. `reminder`: only to remind.' }),
  procedure: z.enum(procedures.map(({ id }) => id)).optional(),
  whoActs: z.enum(whoActs).optional().meta({ description: 'Only what organs in this role, or the person, have to do.' }),
});
export type LimitListQuery = z.infer<typeof LimitListQuery>;

const Position = z.strictObject({ list: z.string(), on: z.string(), id: z.uuid(), key: z.string().max(60) });

/** The mark of a line: whoever shows it gets what comes after. */
export function markOf({ dueOn, caseId, key }: LimitPosition, query: LimitListQuery): string {
  return encodeCursor({ list: listOf(query), on: dueOn, id: caseId, key });
}

/** Where a query goes on; undefined at the beginning. 400 for a mark that no such list has given. */
export function positionOf(query: LimitListQuery): LimitPosition | undefined {
  const read = decodeCursor(Position, query.after);
  if (!read) return undefined;
  const { list, on, id, key } = read;
  if (list !== listOf(query) || !isLastDay(on)) throw new Problem('malformed-cursor');
  return { dueOn: on, caseId: id, key };
}

const isLastDay = (day: string): day is IsoDate => day === neverExpires || isIsoDate(day);

/** Which list a mark belongs to: the same filters; neither the day nor the length of a page counts. */
function listOf({ limit: _limit, after: _after, on: _on, ...filters }: LimitListQuery): string {
  const written = JSON.stringify(Object.entries(filters).filter(([, value]) => value !== undefined).sort(([a], [b]) => a.localeCompare(b)));
  return createHash('sha256').update(written).digest('base64url').slice(0, 8);
}
