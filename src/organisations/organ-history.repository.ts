import { Injectable } from '@nestjs/common';
import type { IsoDate, Roll } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';
import { OrganName, OrganRoll } from './organ-history.entity.js';
import type { DatedRoll, NewName } from './organ-record.js';

/** What changes with time about an organ: rows are only ever added, and for one day the row recorded last counts. */
@Injectable()
export class OrganHistoryRepository {
  constructor(private readonly database: Database) {}

  async addName(organId: string, name: NewName): Promise<void> {
    await this.database.entities('organ-name-add', (manager) => manager.insert(OrganName, { organId, ...name }));
  }

  /** Adds a roll, unless it says what is on file for that very day. */
  async addRoll(organId: string, fromOn: IsoDate, roll: Roll): Promise<void> {
    await this.database.entities('organ-roll-add', async (manager) => {
      const onFile = await manager.findOne(OrganRoll, { where: { organId, fromOn }, order: { recordedAt: 'DESC' } });
      if (!onFile || !saysTheSame(onFile, roll)) await manager.insert(OrganRoll, { organId, fromOn, ...roll });
    });
  }

  async findRoll(organId: string, on: IsoDate): Promise<DatedRoll | undefined> {
    const rows = await this.database.query<DatedRoll>(
      'organ-roll-on',
      `select from_on as "fromOn", full_members as "fullMembers", exempt, temporarily_away as "temporarilyAway",
              committee_members as "committeeMembers", standing_members as "standingMembers"
         from organ_roll where organ_id = $1 and from_on <= $2 order by from_on desc, recorded_at desc limit 1`,
      [organId, on],
    );
    return rows[0];
  }
}

function saysTheSame(one: Roll, other: Roll): boolean {
  return (
    one.fullMembers === other.fullMembers &&
    one.exempt === other.exempt &&
    one.temporarilyAway === other.temporarilyAway &&
    one.committeeMembers === other.committeeMembers &&
    one.standingMembers === other.standingMembers
  );
}
