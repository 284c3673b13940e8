import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { anywhere, Conditions } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import { Person } from './person.entity.js';
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
const byName = 'p.full_name collate "vi-x-icu"';

/** The record of people. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly database: Database) {}

  async add(id: string, person: NewPerson, demo: boolean): Promise<void> {
    await this.database.entities('person-add', (manager) => manager.insert(Person, { ...person, id, demo }));
  }

  async find(id: string): Promise<PersonRecord | undefined> {
    const rows = await this.database.query<PersonRecord>('person-find', `select ${record} from person p where p.id = $1`, [id]);
    return rows[0];
  }

  daysOf(ids: readonly string[]): Promise<DaysOnFile[]> {
    return this.database.query<DaysOnFile>(
      'person-days',
      'select id, born_on as "bornOn", full_member_since as "fullMemberSince" from person where id = any($1::uuid[])',
      [ids],
    );
  }

  /** Answers whether there is such a person. */
  async setFullMemberSince(id: string, day: IsoDate): Promise<boolean> {
    const { affected } = await this.database.entities('person-member-since', (manager) => manager.update(Person, { id }, { fullMemberSince: day }));
    return affected === 1;
  }

  /** In the Vietnamese order of names, one more than the limit when there are more. */
  list({ under, text, after, limit }: PersonFilter): Promise<PersonRecord[]> {
    const conditions = new Conditions(under)
      .when('text', text === undefined ? undefined : anywhere(text), (place) => `p.search_name like search_text(${place})`)
      .when('after', after, (place) => `(${byName}, p.id) > ((select full_name from person where id = ${place}) collate "vi-x-icu", ${place}::uuid)`);
    const last = conditions.place(limit + 1);
    return this.database.query<PersonRecord>(
      conditions.named('person-list'),
      `select ${record} from person p
        where p.home_organ in (select o.id from unnest($1::ltree[]) root join organ o on o.path <@ root)${conditions.sql}
        order by ${byName}, p.id limit ${last}`,
      conditions.values,
    );
  }
}
