import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { ImportGround, OrganOnFile } from './organ-import.js';
import type { DatedRoll, NewOffice, OrganRow } from './organ-record.js';

/** An organ to be entered, with its id and that of the organ above it. */
export interface IdentifiedRow extends OrganRow {
  readonly id: string;
  readonly parentId: string | null;
}

const enterOrgans = `
  with stated as (
    select * from rows from (jsonb_to_recordset($1::jsonb)
      as (id uuid, code text, name text, level text, "parentId" uuid, admits text, "validFrom" date, roll jsonb)) with ordinality),
  entered as (
    insert into organ (id, code, parent_id, path, level, admits, valid_from, demo)
    select id, code, "parentId", nextval('organ_label')::text::ltree, level, admits, "validFrom", $2 from stated order by ordinality
    returning id),
  placed as (
    insert into organ_place (organ_id, from_on, parent_id, level, admits) select id, "validFrom", "parentId", level, admits from stated),
  named as (
    insert into organ_name (organ_id, from_on, name) select id, "validFrom", name from stated),
  counted as (
    insert into organ_roll (organ_id, from_on, full_members, exempt, temporarily_away, committee_members, standing_members)
    select id, "validFrom", (roll->>'fullMembers')::integer, (roll->>'exempt')::integer, (roll->>'temporarilyAway')::integer,
           (roll->>'committeeMembers')::integer, (roll->>'standingMembers')::integer
      from stated where roll is not null)
  select count(*)::integer as entered from entered`;

/** Organs in great numbers: thousands in one statement, all of them or none. */
@Injectable()
export class OrganImportRepository {
  constructor(private readonly database: Database) {}

  /** Those of these organs that are on file, and the ranks of all levels. */
  async ground(codes: readonly string[]): Promise<ImportGround> {
    const rows = await this.database.query<OrganOnFile>(
      'organ-import-ground',
      `select o.id, o.code, named.name, placed.level, above.code as "parentCode", placed.admits, o.valid_from as "validFrom", o.valid_to as "validTo",
              o.level as "levelNow", counted.roll
         from organ o
         join lateral (select name from organ_name n where n.organ_id = o.id and n.from_on = o.valid_from order by n.recorded_at desc limit 1) named on true
         join lateral (select p.parent_id, p.level, p.admits from organ_place p where p.organ_id = o.id and p.from_on = o.valid_from order by p.recorded_at desc limit 1) placed on true
         left join organ above on above.id = placed.parent_id
         left join lateral (
           select json_build_object('fullMembers', r.full_members, 'exempt', r.exempt, 'temporarilyAway', r.temporarily_away,
                                    'committeeMembers', r.committee_members, 'standingMembers', r.standing_members) as roll
             from organ_roll r where r.organ_id = o.id and r.from_on = o.valid_from order by r.recorded_at desc limit 1) counted on true
        where o.code = any($1::text[])`,
      [codes],
    );
    const levels = await this.database.query<{ code: string; rank: number }>('organ-level-ranks', 'select code, rank from organ_level order by rank, code');
    return { onFile: new Map(rows.map((row) => [row.code, row])), ranks: new Map(levels.map(({ code, rank }) => [code, rank])) };
  }

  /** Enters organs with place, name and roll; those above come first. */
  async enter(rows: readonly IdentifiedRow[], demo: boolean): Promise<void> {
    await this.database.query('organ-import', enterOrgans, [JSON.stringify(rows), demo]);
  }

  /** Gives many people their offices. */
  async appoint(offices: readonly (NewOffice & { readonly organId: string })[]): Promise<void> {
    await this.database.query(
      'office-import',
      `insert into office_holding (id, organ_id, person_id, office, from_on, to_on)
       select gen_random_uuid(), "organId", "personId", office, "fromOn", "toOn"
         from jsonb_to_recordset($1::jsonb) as stated ("organId" uuid, "personId" uuid, office text, "fromOn" date, "toOn" date)`,
      [JSON.stringify(offices)],
    );
  }

  /** Puts rolls of many organs on file. */
  async addRolls(rolls: readonly (DatedRoll & { readonly organId: string })[]): Promise<void> {
    await this.database.query(
      'roll-import',
      `insert into organ_roll (organ_id, from_on, full_members, exempt, temporarily_away, committee_members, standing_members)
       select "organId", "fromOn", "fullMembers", exempt, "temporarilyAway", "committeeMembers", "standingMembers"
         from jsonb_to_recordset($1::jsonb) as stated ("organId" uuid, "fromOn" date, "fullMembers" integer, exempt integer,
              "temporarilyAway" integer, "committeeMembers" integer, "standingMembers" integer)`,
      [JSON.stringify(rolls)],
    );
  }
}
