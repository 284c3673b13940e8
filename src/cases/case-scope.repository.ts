import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

/** Cases held in one part of the tree: by a column that holds the organ of a level, or by the place of the branch. */
export type ScopePart =
  | { readonly by: 'province_id' | 'above_id' | 'grassroots_id' | 'branch_id'; readonly organs: readonly string[] }
  | { readonly by: 'path'; readonly path: string }
  | { readonly by: 'everything' };

/** Cases on the way to one part of the tree. */
export type DestinationPart =
  | { readonly to: 'destination_id' | 'destination_province_id'; readonly organs: readonly string[] }
  | { readonly to: 'path'; readonly path: string };

/** Which cases a reader may see. The parts do not overlap. */
export interface CaseScope {
  readonly parts: readonly ScopePart[];
  /** Where cases of others may be on the way to. */
  readonly destinations: readonly DestinationPart[];
  /** Places in the tree. */
  readonly paths: readonly string[];
  /** Few enough cases to look at each of them: no more than those of some grassroots organisations. */
  readonly isNarrow: boolean;
}

interface RootRow {
  id: string;
  level: string;
  path: string;
  isOnlyRoot: boolean;
  succeeded: string[];
  below: string[];
}

/** Beyond so many organs a list of them is no longer quicker than their place in the tree. */
const manyOrgans = 500;
/** Column of a case that holds the organ of a level; a branch is held by `branch_id`, and a section by none. */
export const levelColumns: Readonly<Record<string, 'province_id' | 'above_id' | 'grassroots_id' | undefined>> = {
  province: 'province_id',
  'above-grassroots': 'above_id',
  grassroots: 'grassroots_id',
  'grassroots-branch': 'grassroots_id',
};

/** The part of the tree whose cases a reader may see, in a form that the indexes of lists understand. */
@Injectable()
export class CaseScopeRepository {
  constructor(private readonly database: Database) {}

  /** The subtrees of these organs; of these only what lies in the subtree of `within`, where one is asked for. Nested subtrees are one. */
  async scopeOf(roots: readonly string[], within?: string): Promise<CaseScope> {
    const rows = await this.database.query<RootRow>(
      'case-scope',
      `with root as (select id, level, path from organ where id = any($1::uuid[])),
            asked as (select id, level, path from organ where id = $2::uuid),
            seen as (
              select * from root where $2::uuid is null
              union select root.* from root join asked on root.path <@ asked.path
              union select asked.* from asked join root on asked.path <@ root.path)
       select s.id, s.level, s.path::text,
              not exists (select from organ other where other.parent_id is null and other.id <> s.id) as "isOnlyRoot",
              array(select gone.id from organ gone join organ_level was on was.code = gone.level join organ_level now on now.code = s.level
                     where gone.succeeded_by is not null and gone.id <> s.id and gone.path <@ s.path and was.rank = now.rank) as succeeded,
              case when s.level in ('centre', 'province') then '{}' else array(select o.id from organ o where o.path <@ s.path limit ${manyOrgans + 1}) end as below
         from seen s where not exists (select from seen outer_one where outer_one.path @> s.path and outer_one.id <> s.id)
        order by s.path`,
      [roots, within ?? null],
    );
    const parts = rows.map(partOf);
    const destinations = parts.some(({ by }) => by === 'everything') ? [] : rows.map(destinationOf);
    const isNarrow = parts.every(({ by }) => by === 'branch_id' || by === 'grassroots_id');
    return { parts, destinations, isNarrow, paths: rows.map(({ path }) => path) };
  }
}

/** What was dissolved stands below its successor and may be of the same level, so that it may be what a column names. */
function partOf({ id, level, path, isOnlyRoot, succeeded, below }: RootRow): ScopePart {
  const column = levelColumns[level];
  if (column !== undefined) return { by: column, organs: [id, ...succeeded] };
  if (level === 'centre' && isOnlyRoot) return { by: 'everything' };
  return isShort(below) ? { by: 'branch_id', organs: below } : { by: 'path', path };
}

function destinationOf({ id, level, path, succeeded, below }: RootRow): DestinationPart {
  if (level === 'province') return { to: 'destination_province_id', organs: [id, ...succeeded] };
  return isShort(below) ? { to: 'destination_id', organs: below } : { to: 'path', path };
}

const isShort = (below: readonly string[]) => below.length > 0 && below.length <= manyOrgans;
