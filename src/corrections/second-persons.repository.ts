import { Injectable } from '@nestjs/common';
import { offices, isRecordingOffice, type IsoDate } from '../../workflows/index.js';
import type { Statements } from '../platform/database/database.js';

const recording = offices.filter(isRecordingOffice);

/** Whoever could confirm what somebody proposed by an office: those who record for the same organ, or, where nobody else does, for the nearest one above it. */
@Injectable()
export class SecondPersonsRepository {
  async find(on: Statements, { organ, account, person, today }: { readonly organ: string; readonly account: string; readonly person: string; readonly today: IsoDate }): Promise<string[]> {
    const sql = `
      with able as (
        select distinct a.id as account, nlevel(o.path) as depth
          from organ here join organ o on o.path @> here.path join office_holding h on h.organ_id = o.id join account a on a.person_id = h.person_id
         where here.id = $1 and h.office = any($2::text[]) and h.from_on <= $3 and (h.to_on is null or h.to_on >= $3) and a.disabled_at is null
           and a.id <> $4 and a.person_id <> $5)
      select account from able where depth = (select max(depth) from able) order by account limit 100`;
    return (await on.query<{ account: string }>('second-persons', sql, [organ, recording, today, account, person])).map((row) => row.account);
  }
}
