import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';
import type { NewTarget, TargetMeasure } from './target-record.js';

/** A target as on file. */
export interface TargetRow {
  organ: string;
  year: number;
  measure: TargetMeasure;
  value: number;
  basisNumber: string;
  basisIssuedOn: IsoDate;
  recordedAt: Date;
  account: string;
}

const columns = `organ_id as organ, year, measure, value, basis_number as "basisNumber", basis_issued_on as "basisIssuedOn", recorded_at as "recordedAt", account_id as account`;
const resultTypes = { admitted: 'CeremonyHeld', recognised: 'RecognitionDecided', trained: 'TrainingCertified' } as const;

/** Targets (chỉ tiêu) and what became of them. Nothing is changed: the target recorded last counts. */
@Injectable()
export class TargetsRepository {
  constructor(private readonly database: Database) {}

  async add({ organ, year, measure, value, basis }: NewTarget, account: string): Promise<void> {
    await this.database.query(
      'target-add',
      'insert into target (organ_id, year, measure, value, basis_number, basis_issued_on, account_id) values ($1, $2, $3, $4, $5, $6, $7)',
      [organ, year, measure, value, basis.number, basis.issuedOn, account],
    );
  }

  /** The targets that count, of those years that have one. */
  newest(organ: string, measure: TargetMeasure, years: readonly number[]): Promise<TargetRow[]> {
    return this.database.query<TargetRow>(
      'target-newest',
      `select distinct on (year) ${columns} from target where organ_id = $1 and measure = $2 and year = any($3::int[]) order by year, recorded_at desc`,
      [organ, measure, years],
    );
  }

  /** Everything that was ever set for an organ, the newest first. */
  history(organ: string, first: number, last: number): Promise<TargetRow[]> {
    return this.database.query<TargetRow>(
      'target-history',
      `select ${columns} from target where organ_id = $1 and year between $2 and $3 order by year desc, measure, recorded_at desc limit 2000`,
      [organ, first, last],
    );
  }

  /** What was done in a part of the tree, by year; years in which nothing was done are absent. */
  results(path: string, first: number, last: number): Promise<{ year: number; measure: TargetMeasure; n: number }[]> {
    return this.database.search(
      'target-results',
      `select extract(year from e.happened_on)::int as year, ($4::jsonb)->>e.type as measure, count(*)::int as n
         from effective_event e join organ b on b.id = e.branch_id
        where e.type = any($5) and e.happened_on between make_date($2, 1, 1) and make_date($3, 12, 31) and e.procedure = 'admission' and b.path <@ $1::ltree
          and not (e.type = 'RecognitionDecided' and e.payload->>'outcome' <> 'approved')
        group by 1, 2`,
      [path, first, last, JSON.stringify(Object.fromEntries(Object.entries(resultTypes).map(([measure, type]) => [type, measure]))), Object.values(resultTypes)],
    );
  }
}
