import { Injectable } from '@nestjs/common';
import type { DeciderLevel, IsoDate, Roll } from '../../workflows/index.js';
import { anywhere, Conditions } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import type { NewOrgan, OrganRecord } from './organ-record.js';

/** Which organs a list shows; `parentId: null` means the roots. */
export interface OrganFilter {
  readonly on: IsoDate;
  readonly parentId?: string | null | undefined;
  /** An organ and everything below it. */
  readonly under?: string | undefined;
  readonly level?: string | undefined;
  /** Part of a name, without regard to diacritics, or of a code. */
  readonly text?: string | undefined;
  /** The last organ of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One organ of the chains from some branches upwards. */
export interface PlacedOrgan {
  readonly id: string;
  readonly parent: string | null;
  /** It is one of the branches itself, not only above one. */
  readonly asked: boolean;
  readonly level: string;
  readonly admits: DeciderLevel | null;
  readonly roll: Roll | null;
}

const nameOnDay = `cross join lateral (
  select called.name, called.search_name from organ_name called where called.organ_id = o.id and called.from_on <= $1
   order by called.from_on desc, called.recorded_at desc limit 1) named`;

/** Where the organ stood on the day, and what it was. */
const placeOnDay = (organ: string, day: string) => `cross join lateral (
  select p.parent_id, p.level, p.admits from organ_place p where p.organ_id = ${organ} and p.from_on <= ${day}
   order by p.from_on desc, p.recorded_at desc limit 1) placed`;

/** Whether an organ of that day stood directly below on it. */
const hasChildren = `exists (
  select from organ_place below join organ child on child.id = below.organ_id and child.valid_from <= $1 and (child.valid_to is null or child.valid_to >= $1)
   where below.parent_id = o.id and below.from_on <= $1
     and not exists (select from organ_place later where later.organ_id = below.organ_id and later.from_on <= $1
                        and (later.from_on, later.recorded_at) > (below.from_on, below.recorded_at)))`;

const record = `select o.id, o.code, named.name, placed.level, placed.parent_id as "parentId", placed.admits, o.valid_from as "validFrom",
       o.valid_to as "validTo", o.succeeded_by as "succeededBy", ${hasChildren} as "hasChildren", o.demo
  from organ o ${nameOnDay} ${placeOnDay('o.id', '$1')}`;

/** The index finds whatever was ever called so; what counts is the name of the day. */
function isFoundBy(pattern: string): string {
  const sought = `search_text(${pattern})`;
  return `o.id in (select organ_id from organ_name where search_name like ${sought} union select id from organ where code like ${pattern})
          and (named.search_name like ${sought} or o.code like ${pattern})`;
}

/** The tree of organs (cây tổ chức đảng). */
@Injectable()
export class OrganTreeRepository {
  constructor(private readonly database: Database) {}

  /** Adds an organ with its first name; answers false when its level does not fit under its parent's. */
  async add(id: string, organ: NewOrgan, demo: boolean): Promise<boolean> {
    const rows = await this.database.query(
      'organ-add',
      `with parent as (select l.rank from organ o join organ_level l on l.code = o.level where o.id = $3),
            added as (
              insert into organ (id, code, parent_id, path, level, admits, valid_from, demo)
              select $1::uuid, $2, $3::uuid, nextval('organ_label')::text::ltree, l.code, $5::text, $6::date, $7::boolean
                from organ_level l where l.code = $4 and l.rank > coalesce((select rank from parent), -1)
              returning id, parent_id, level, admits, valid_from),
            placed as (
              insert into organ_place (organ_id, from_on, parent_id, level, admits) select id, valid_from, parent_id, level, admits from added)
       insert into organ_name (organ_id, from_on, name) select id, valid_from, $8 from added returning organ_id`,
      [id, organ.code, organ.parentId ?? null, organ.level, organ.admits ?? null, organ.validFrom, demo, organ.name],
    );
    return rows.length > 0;
  }

  async find(id: string, on: IsoDate): Promise<OrganRecord | undefined> {
    const rows = await this.database.query<OrganRecord>('organ-find', `${record} where o.id = $2`, [on, id]);
    return rows[0];
  }

  /** In the order of their codes, one more than the limit when there are more. */
  list(filter: OrganFilter): Promise<OrganRecord[]> {
    const { on, parentId, under, level, text, after, limit } = filter;
    const conditions = new Conditions(on)
      .when('roots', parentId === null ? true : undefined, (place) => `(placed.parent_id is null) = ${place}`)
      .when('parent', parentId ?? undefined, (place) => `placed.parent_id = ${place} and o.id in (select organ_id from organ_place where parent_id = ${place})`)
      .when('under', under, (place) => `o.path <@ (select path from organ where id = ${place})`)
      .when('level', level, (place) => `placed.level = ${place}`)
      .when('text', text === undefined ? undefined : anywhere(text), isFoundBy)
      .when('after', after, (place) => `o.code > (select code from organ where id = ${place})`);
    const last = conditions.place(limit + 1);
    return this.database.search<OrganRecord>(
      conditions.named('organ-list'),
      `${record} where (o.valid_to is null or o.valid_to >= $1)${conditions.sql} order by o.code limit ${last}`,
      conditions.values,
    );
  }

  /**
   * These branches and every organ above them as they stood on that day, each with its roll, in no order; nothing of one that was no branch or
   * did not exist.
   */
  chainsFrom(branchIds: readonly string[], on: IsoDate): Promise<PlacedOrgan[]> {
    return this.database.query<PlacedOrgan>(
      'organ-chains',
      `with recursive chain as (
         select o.id, placed.parent_id, placed.level, placed.admits, true as asked
           from organ o ${placeOnDay('o.id', '$2')} join organ_level l on l.code = placed.level and l.is_branch
          where o.id = any($1::uuid[]) and o.valid_from <= $2 and (o.valid_to is null or o.valid_to >= $2)
         union
         select chain.parent_id, placed.parent_id, placed.level, placed.admits, false
           from chain ${placeOnDay('chain.parent_id', '$2')})
       select chain.id, chain.parent_id as parent, chain.level, chain.admits, chain.asked, counted.roll
         from chain
         left join lateral (
           select json_build_object('fullMembers', r.full_members, 'exempt', r.exempt, 'temporarilyAway', r.temporarily_away,
                                    'committeeMembers', r.committee_members, 'standingMembers', r.standing_members) as roll
             from organ_roll r where r.organ_id = chain.id and r.from_on <= $2
            order by r.from_on desc, r.recorded_at desc limit 1) counted on true`,
      [branchIds, on],
    );
  }

  /** Whether an organ is one of these or stands anywhere below one of them. */
  async isWithin(organId: string, rootIds: readonly string[]): Promise<boolean> {
    const rows = await this.database.query(
      'organ-is-within',
      'select from organ o join organ root on o.path <@ root.path where o.id = $1 and root.id = any($2::uuid[]) limit 1',
      [organId, rootIds],
    );
    return rows.length > 0;
  }

  pathsOf(ids: readonly string[]): Promise<{ id: string; path: string }[]> {
    return this.database.query('organ-paths', 'select id, path::text from organ where id = any($1::uuid[])', [ids]);
  }
}
