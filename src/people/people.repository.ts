import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { anywhere, Places } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import type { PersonProfile } from './person-profile.js';
import type { NewPerson, PersonRecord } from './person-record.js';

/** Which people a list shows. */
export interface PersonFilter {
  /** Paths of organs: only people whose home is one of them or below one of them. */
  readonly under: readonly string[];
  /** Part of a name, without regard to diacritics. */
  readonly text?: string | undefined;
  /** The last person of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What rules need to know of a person. */
export interface DaysOnFile {
  readonly id: string;
  readonly bornOn: IsoDate;
  readonly fullMemberSince: IsoDate | null;
}

const record = `p.id, p.full_name as "fullName", p.born_on as "bornOn", p.gender, p.full_member_since as "fullMemberSince",
                p.home_organ as "homeOrgan", p.demo`;
/** Shorter texts are not in the index of fragments. */
const indexedLetters = 3;
/** From so many homes on, most people live in one of them. */
const manyHomes = 500;
const byName = 'p.full_name collate "vi-x-icu"';

/** The record of people. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly database: Database) {}

  /** Enters people in one statement, however many: all of them, or none. */
  async add(people: readonly (NewPerson & { readonly id: string })[], demo: boolean): Promise<void> {
    await this.database.query(
      'person-add',
      `insert into person (id, full_name, born_on, gender, full_member_since, home_organ, ethnic_minority, religious, education, occupation, sector, demo)
       select id, "fullName", "bornOn", gender, "fullMemberSince", "homeOrgan", (profile->>'ethnicMinority')::boolean, (profile->>'religious')::boolean,
              profile->>'education', profile->>'occupation', profile->>'sector', $2
         from jsonb_to_recordset($1::jsonb) as stated (id uuid, "fullName" text, "bornOn" date, gender text, "fullMemberSince" date, "homeOrgan" uuid, profile jsonb)`,
      [JSON.stringify(people), demo],
    );
  }

  async find(id: string): Promise<PersonRecord | undefined> {
    const rows = await this.database.query<PersonRecord>('person-find', `select ${record} from person p where p.id = $1`, [id]);
    return rows[0];
  }

  async findProfile(id: string): Promise<PersonProfile | undefined> {
    const sql = `select p.ethnic_minority as "ethnicMinority", p.religious, p.education, p.occupation, p.sector from person p where p.id = $1`;
    return (await this.database.query<PersonProfile>('person-profile', sql, [id]))[0];
  }

  /** Puts the whole profile in the place of the one before. */
  async setProfile(id: string, { ethnicMinority, religious, education, occupation, sector }: PersonProfile): Promise<void> {
    const sql = 'update person set ethnic_minority = $2, religious = $3, education = $4, occupation = $5, sector = $6 where id = $1';
    await this.database.query('person-profile-set', sql, [id, ethnicMinority, religious, education, occupation, sector]);
  }

  daysOf(ids: readonly string[]): Promise<DaysOnFile[]> {
    return this.database.query<DaysOnFile>(
      'person-days',
      'select id, born_on as "bornOn", full_member_since as "fullMemberSince" from person where id = any($1::uuid[])',
      [ids],
    );
  }

  /** In the Vietnamese order of names, one more than the limit when there are more. */
  async list({ under, text, after, limit }: PersonFilter): Promise<PersonRecord[]> {
    const { values, place } = new Places();
    const homes = `select o.id from organ o where ${under.map((path) => `o.path <@ ${place(path)}::ltree`).join(' or ')}`;
    const isWide = (await this.database.search('person-list-homes', `${homes} offset ${manyHomes} limit 1`, values)).length > 0;

    const isCalled = text === undefined ? 'true' : `p.search_name like search_text(${place(anywhere(text))})`;
    const isAfter = after === undefined ? 'true' : `(${byName}, p.id) > ((select full_name from person where id = ${place(after)}) collate "vi-x-icu", ${place(after)})`;
    const source = isWide ? fromMany(homes, isCalled, text) : fromFew(homes, isCalled);
    return this.database.search<PersonRecord>(
      'person-list',
      `select ${record} from ${source} and ${isAfter} order by ${byName}, p.id limit ${place(limit + 1)}`,
      values,
    );
  }
}

/** Few homes: read everybody who lives there. `offset 0` keeps PostgreSQL, which cannot guess how many that is, from another order. */
function fromFew(homes: string, isCalled: string): string {
  return `(select p.* from person p where p.home_organ = any (array(${homes})) offset 0) p where ${isCalled}`;
}

/**
 * Many homes: a text goes through the index of fragments first, because equal names stand together and reading in the order of names until
 * the page is full may mean reading nearly everybody. Without a text, or with one too short for the index, that is the quickest way.
 */
function fromMany(homes: string, isCalled: string, text = ''): string {
  const people = text.length < indexedLetters ? 'person' : `(select p.* from person p where ${isCalled} offset 0)`;
  return `${people} p where p.home_organ in (${homes}) and ${isCalled}`;
}
