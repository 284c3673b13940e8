import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { actingOrgan, nameOf } from '../cases/case-scope.service.js';
import { Database } from '../platform/database/database.js';

/** A rung of a time limit that has rung. */
export interface RungTold {
  readonly rung: string;
  /** The last day that it was told of. */
  readonly dueOn: IsoDate;
  readonly at: Date;
  /** How many were told. */
  readonly told: number;
}

/** An organ by its name; nothing where there is none. */
export interface ActingOrgan {
  readonly id: string | null;
  readonly name: string | null;
}

const rungs = `select rung, due_on as "dueOn", claimed_at as at, told from rung_claim where case_id = $1 and key = $2`;

const organ = `
  select organ.id, ${nameOf('organ.id', () => '$3')} as name
    from case_file c cross join lateral (select ${actingOrgan('$2::text')} as id) organ where c.id = $1`;

/** What stands beside one time limit: who has to act, and what was told of it. */
@Injectable()
export class DeadlineExplanationRepository {
  constructor(private readonly database: Database) {}

  /** What has rung. */
  rungs(caseId: string, key: string): Promise<RungTold[]> {
    return this.database.query<RungTold>('deadline-rungs', rungs, [caseId, key]);
  }

  /** The organ in a role in a case, as it is called on a day. */
  async actingOrgan(caseId: string, role: string, on: IsoDate): Promise<ActingOrgan> {
    return (await this.database.query<{ id: string | null; name: string | null }>('deadline-organ', organ, [caseId, role, on]))[0] ?? { id: null, name: null };
  }
}
