import { Injectable } from '@nestjs/common';
import type { Succession } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';

/** Changes of the tree (sáp nhập, chia tách, giải thể, đổi cấp): what was asked for, and what it did to which organ. Rows are only ever added. */
@Injectable()
export class OrganChangeRepository {
  constructor(private readonly database: Database) {}

  /** From which organs this one has taken over, also by way of others; then the later day counts. */
  successionsTo(organId: string): Promise<Succession[]> {
    return this.database.query<Succession>(
      'organ-successions',
      `with recursive before (of, "on") as (
         select s.organ_id, c.effective_on from organ_succession s join organ_change c on c.id = s.change_id where s.successor_id = $1
         union
         select s.organ_id, greatest(c.effective_on, before."on")
           from before join organ_succession s on s.successor_id = before.of join organ_change c on c.id = s.change_id
          where c.effective_on <= before."on")
       select of, $1::uuid as successor, "on" from before`,
      [organId],
    );
  }
}
