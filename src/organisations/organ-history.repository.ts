import { Injectable } from '@nestjs/common';
import type { IsoDate, Roll } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';
import { OrganName, OrganRoll } from './organ-history.entity.js';
import type { DatedRoll, NewName, OrganHistory } from './organ-record.js';

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

  /** Everything that changed about an organ, oldest first. */
  async historyOf(organId: string): Promise<OrganHistory> {
    const rows = await this.database.query<OrganHistory>(
      'organ-history',
      `select coalesce((select json_agg(json_build_object('name', n.name, 'fromOn', n.from_on) order by n.from_on)
                 from (select distinct on (from_on) from_on, name from organ_name where organ_id = $1 order by from_on, recorded_at desc) n), '[]') as names,
              coalesce((select json_agg(json_build_object('parentId', p.parent_id, 'level', p.level, 'admits', p.admits, 'fromOn', p.from_on) order by p.from_on)
                 from (select distinct on (from_on) * from organ_place where organ_id = $1 order by from_on, recorded_at desc) p), '[]') as places,
              coalesce((select json_agg(json_build_object('id', s.organ_id, 'on', c.effective_on) order by c.effective_on, s.organ_id)
                 from organ_succession s join organ_change c on c.id = s.change_id where s.successor_id = $1), '[]') as predecessors,
              coalesce((select json_agg(json_build_object('id', s.successor_id, 'on', c.effective_on) order by c.effective_on, s.successor_id)
                 from organ_succession s join organ_change c on c.id = s.change_id where s.organ_id = $1), '[]') as successors`,
      [organId],
    );
    const [history] = rows;
    if (!history) throw new Error('a history has one row');
    return history;
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
