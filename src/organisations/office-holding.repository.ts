import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { HeldOffice, IsoDate } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';
import type { NewOffice, OfficeOnFile } from './organ-record.js';

const columns = 'id, person_id as "personId", office, from_on as "fromOn", to_on as "toOn"';

/** SQL that gives the offices a person holds on a day, in organs that exist on it. */
export const officesHeld = (person: string, on: string) =>
  `select held.office, held.organ_id as organ from office_holding held join organ o on o.id = held.organ_id
    where held.person_id = ${person} and held.from_on <= ${on} and (held.to_on is null or held.to_on >= ${on})
      and o.valid_from <= ${on} and (o.valid_to is null or o.valid_to >= ${on})
    order by held.from_on, held.id`;

/** Who holds which office (chức vụ) of which organ, and when. */
@Injectable()
export class OfficeHoldingRepository {
  constructor(private readonly database: Database) {}

  async add(organId: string, { personId, office, fromOn, toOn }: NewOffice): Promise<OfficeOnFile> {
    const [added] = await this.database.query<OfficeOnFile>(
      'office-add',
      `insert into office_holding (id, organ_id, person_id, office, from_on, to_on) values ($1, $2, $3, $4, $5, $6) returning ${columns}`,
      [randomUUID(), organId, personId, office, fromOn, toOn ?? null],
    );
    if (!added) throw new Error('The database added an office without saying so.');
    return added;
  }

  async find(organId: string, id: string): Promise<OfficeOnFile | undefined> {
    const rows = await this.database.query<OfficeOnFile>('office-find', `select ${columns} from office_holding where id = $2 and organ_id = $1`, [organId, id]);
    return rows[0];
  }

  /** Ends an office that is held without a last day; answers whether there is such a one. */
  async end(organId: string, id: string, toOn: IsoDate): Promise<boolean> {
    const ended = await this.database.query(
      'office-end',
      'update office_holding set to_on = $3 where id = $2 and organ_id = $1 and to_on is null returning id',
      [organId, id, toOn],
    );
    return ended.length > 0;
  }

  /** Everybody who holds an office of this organ on that day. */
  listOf(organId: string, on: IsoDate): Promise<OfficeOnFile[]> {
    return this.database.query<OfficeOnFile>(
      'office-list',
      `select ${columns} from office_holding
        where organ_id = $1 and from_on <= $2 and (to_on is null or to_on >= $2) order by office, from_on, id`,
      [organId, on],
    );
  }

  /** The offices a person holds on that day, in organs that exist on it. */
  heldBy(personId: string, on: IsoDate): Promise<HeldOffice[]> {
    return this.database.query<HeldOffice>('office-held-by', officesHeld('$1', '$2'), [personId, on]);
  }
}
