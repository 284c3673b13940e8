import { Injectable } from '@nestjs/common';
import type { IsoDate, Office } from '../../workflows/index.js';
import type { Statements } from '../platform/database/database.js';

/** Somebody who holds an office of an organ and can be told: the account is in use. */
export interface Officer {
  readonly organ: string;
  readonly office: Office;
  readonly account: string;
}

const officers = `
  select distinct held.organ_id as organ, held.office, a.id as account
    from office_holding held join account a on a.person_id = held.person_id and a.disabled_at is null
   where held.organ_id = any($1::uuid[]) and held.office in ('secretary', 'deputy-secretary', 'clerk') and held.from_on <= $2 and (held.to_on is null or held.to_on >= $2)
   order by held.organ_id, held.office, a.id`;

/** Who can be told on behalf of an organ. */
@Injectable()
export class OfficersRepository {
  /** Everybody with an account in use who records for one of these organs on that day. */
  find(on: Statements, organs: readonly string[], day: IsoDate): Promise<Officer[]> {
    return on.query<Officer>('officers-of-organs', officers, [organs, day]);
  }
}
