import { Injectable } from '@nestjs/common';
import type { IsoDate, Succession } from '../../workflows/index.js';
import { Database, type Statements } from '../platform/database/database.js';
import type { OrganChange } from './organ-change.js';
import type { ChangePlan, LevelOfOrgans, OrganNow } from './organ-change-plan.js';

/** Who asked for a change. */
export interface ChangeAuthor {
  readonly accountId: string;
  readonly personId?: string | undefined;
}

/** A change as it was recorded, with what it did. */
export interface ChangeRow {
  readonly id: string;
  readonly kind: OrganChange['kind'];
  readonly effectiveOn: IsoDate;
  readonly basis: { readonly number: string; readonly issuedOn: IsoDate };
  readonly reason: string;
  readonly recordedAt: Date;
  readonly organs: readonly { readonly id: string; readonly part: OrganPart; readonly name: string }[];
}

/** What a change did to an organ: ended, founded, lives on with another share, or stands elsewhere. */
export const organParts = ['ended', 'founded', 'kept', 'moved'] as const;
export type OrganPart = (typeof organParts)[number];

const placedOn = '(select max(p.from_on) from organ_place p where p.organ_id = o.id)';
/** The same, and the last day on which something that stood below it left or ended, or on which organs took over from one another with it. */
const settledOn = `greatest(${placedOn},
  (select max(later.from_on) from organ_place p join organ_place later on later.organ_id = p.organ_id and later.from_on >= p.from_on
    where p.parent_id = o.id and later.parent_id is distinct from o.id),
  (select max(gone.valid_to + 1) from organ_place p join organ gone on gone.id = p.organ_id where p.parent_id = o.id),
  (select max(c.effective_on) from organ_succession s join organ_change c on c.id = s.change_id where o.id in (s.organ_id, s.successor_id)))`;
const levelOn = `(select max(p.from_on) from organ_place p
  where p.organ_id = o.id and p.level is distinct from (
    select before.level from organ_place before where before.organ_id = o.id and (before.from_on, before.recorded_at) < (p.from_on, p.recorded_at)
     order by before.from_on desc, before.recorded_at desc limit 1))`;

const change = `c.id, c.kind, c.effective_on as "effectiveOn", json_build_object('number', c.basis_number, 'issuedOn', c.basis_issued_on) as basis, c.reason,
  c.recorded_at as "recordedAt",
  (select json_agg(json_build_object('id', p.organ_id, 'part', p.part, 'name',
            (select n.name from organ_name n where n.organ_id = p.organ_id and n.from_on <= c.effective_on order by n.from_on desc, n.recorded_at desc limit 1))
            order by p.part, o.code)
     from organ_change_part p join organ o on o.id = p.organ_id where p.change_id = c.id) as organs`;

/** Changes of the tree (sáp nhập, chia tách, giải thể, đổi cấp): what was asked for, and what it did to which organ. Rows are only ever added. */
@Injectable()
export class OrganChangeRepository {
  constructor(private readonly database: Database) {}

  /** The organs of these ids and those directly above and below them. */
  organsAround(ids: readonly string[], on: Statements = this.database): Promise<OrganNow[]> {
    return on.query<OrganNow>(
      'organ-change-ground',
      `select o.id, o.parent_id as "parentId", o.path::text, o.level, o.admits, o.valid_from as "validFrom", o.valid_to as "validTo", ${placedOn} as "placedOn", ${settledOn} as "settledOn",
              ${levelOn} as "levelOn"
         from organ o where o.id = any($1::uuid[]) or (o.parent_id = any($1::uuid[]) and o.valid_to is null)
            or o.id in (select parent_id from organ where id = any($1::uuid[]))`,
      [ids],
    );
  }

  async levels(): Promise<ReadonlyMap<string, LevelOfOrgans>> {
    const rows = await this.database.query<LevelOfOrgans & { code: string }>('organ-levels', 'select code, rank, is_branch as "isBranch" from organ_level order by rank, code');
    return new Map(rows.map(({ code, rank, isBranch }) => [code, { rank, isBranch }]));
  }

  /** Records what was asked for. Nobody else changes the tree from here to the end of the transaction. */
  async record(id: string, stated: OrganChange, { accountId, personId }: ChangeAuthor, on: Statements): Promise<void> {
    await on.query(
      'organ-change-record',
      `insert into organ_change (id, kind, effective_on, basis_number, basis_issued_on, reason, stated, account_id, person_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, stated.kind, stated.effectiveOn, stated.basis.number, stated.basis.issuedOn, stated.reason, JSON.stringify(stated), accountId, personId ?? null],
    );
  }

  /** Brings the tree into its new form, and ends the offices of organs that end. */
  async apply(id: string, { effectiveOn }: OrganChange, plan: ChangePlan, on: Statements): Promise<void> {
    await on.query('organ-change-found', found, [JSON.stringify(plan.founds), effectiveOn, plan.successions.map(({ of }) => of)]);
    await on.query('organ-change-move', move, [JSON.stringify(plan.moves), effectiveOn]);
    await on.query('organ-change-end', end, [JSON.stringify(plan.ends), effectiveOn]);
    await on.query('organ-change-paths', replacePaths);
    const ended = plan.ends.map((one) => one.id);
    await on.query(
      'organ-change-offices',
      `update office_holding set to_on = greatest(from_on, $2::date - 1) where organ_id = any($1::uuid[]) and (to_on is null or to_on >= $2::date)`,
      [ended, effectiveOn],
    );
    await on.query('organ-change-parts', parts, [id, JSON.stringify(partsOf(plan)), JSON.stringify(plan.successions)]);
  }

  /** Changes, the newest first, one more than the limit when there are more. */
  list({ organ, after, limit }: { readonly organ?: string | undefined; readonly after?: string | undefined; readonly limit: number }): Promise<ChangeRow[]> {
    return this.database.search<ChangeRow>(
      'organ-change-list',
      `select ${change} from organ_change c
        where ($1::uuid is null or exists (select from organ_change_part p where p.change_id = c.id and p.organ_id = $1))
          and ($2::uuid is null or (c.recorded_at, c.id) < (select recorded_at, id from organ_change where id = $2))
        order by c.recorded_at desc, c.id desc limit $3`,
      [organ ?? null, after ?? null, limit + 1],
    );
  }

  async find(id: string): Promise<ChangeRow | undefined> {
    return (await this.database.query<ChangeRow>('organ-change-find', `select ${change} from organ_change c where c.id = $1`, [id]))[0];
  }

  /**
   * From which organs this one has taken over as far as this case is concerned, also by way of others; then the later day counts. From a
   * branch that lives on only the cases go that were named.
   */
  successionsTo(organId: string, caseId: string): Promise<Succession[]> {
    return this.database.query<Succession>(
      'organ-successions',
      `with recursive before (of, "on") as (
         select s.organ_id, c.effective_on
           from organ_succession s join organ_change c on c.id = s.change_id join organ o on o.id = s.organ_id
          where s.successor_id = $1
            and (o.valid_to < c.effective_on or exists (select from organ_change_case n where n.change_id = s.change_id and n.case_id = $2))
         union
         select s.organ_id, greatest(c.effective_on, before."on")
           from before join organ_succession s on s.successor_id = before.of join organ_change c on c.id = s.change_id
          where c.effective_on <= before."on")
       select of, $1::uuid as successor, "on" from before`,
      [organId, caseId],
    );
  }
}

/** Like everything that takes over from the demonstration, a new organ belongs to it. */
const found = `
  with stated as (
    select * from jsonb_to_recordset($1::jsonb) as s (id uuid, code text, name text, "parentId" uuid, level text, admits text)),
  entered as (
    insert into organ (id, code, parent_id, path, level, admits, valid_from, demo)
    select id, code, "parentId", nextval('organ_label')::text::ltree, level, admits, $2::date,
           coalesce((select bool_and(demo) from organ where id = any($3::uuid[])), false) from stated),
  placed as (
    insert into organ_place (organ_id, from_on, parent_id, level, admits) select id, $2::date, "parentId", level, admits from stated)
  insert into organ_name (organ_id, from_on, name) select id, $2::date, name from stated`;

/** A path that no root has keeps the check of roots; {@link replacePaths} puts the right one in its place. */
const provisional = (parent: string) => `(select path from organ where id = ${parent}) || subpath(o.path, -1)`;

const move = `
  with stated as (
    select * from jsonb_to_recordset($1::jsonb) as s (id uuid, "parentId" uuid, level text, admits text)),
  placed as (
    insert into organ_place (organ_id, from_on, parent_id, level, admits) select id, $2::date, "parentId", level, admits from stated)
  update organ o set parent_id = s."parentId", level = s.level, admits = s.admits, path = coalesce(${provisional('s."parentId"')}, o.path)
    from stated s where s.id = o.id`;

/** What ended earlier and stood under an organ that ends now goes with it. */
const end = `
  with stated as (
    select * from jsonb_to_recordset($1::jsonb) as s (id uuid, successor uuid)),
  ended_before as (
    update organ o set parent_id = s.successor, path = ${provisional('s.successor')}
      from stated s where o.parent_id = s.id and o.valid_to is not null and not exists (select from stated where stated.id = o.id))
  update organ o set valid_to = $2::date - 1, succeeded_by = s.successor, parent_id = s.successor, path = ${provisional('s.successor')}
    from stated s where s.id = o.id`;

const replacePaths = `
  with recursive placed as (
    select id, subpath(path, -1) as path from organ where parent_id is null
    union all
    select o.id, placed.path || subpath(o.path, -1) from placed join organ o on o.parent_id = placed.id)
  update organ o set path = placed.path from placed where placed.id = o.id and placed.path <> o.path`;

const parts = `
  with took_over as (
    insert into organ_succession (change_id, organ_id, successor_id)
    select distinct $1::uuid, s.of, s.successor from jsonb_to_recordset($3::jsonb) as s (of uuid, successor uuid))
  insert into organ_change_part (change_id, organ_id, part)
  select $1::uuid, p.id, p.part from jsonb_to_recordset($2::jsonb) as p (id uuid, part text)`;

function partsOf({ ends, founds, moves, kept }: ChangePlan): { id: string; part: OrganPart }[] {
  const as = (part: OrganPart) => (id: string) => ({ id, part });
  return [...ends.map(({ id }) => id).map(as('ended')), ...founds.map(({ id }) => id).map(as('founded')), ...kept.map(as('kept')), ...moves.map(({ id }) => id).map(as('moved'))];
}
