import { Injectable } from '@nestjs/common';
import type { PaperFinding } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';

/** What is on file about the papers of a dossier: rows are only ever added, and of one paper the row noted last counts. */
@Injectable()
export class PapersRepository {
  constructor(private readonly database: Database) {}

  /** The newest finding of each paper somebody has looked for. */
  findings(caseId: string): Promise<{ catalogue: string; finding: PaperFinding }[]> {
    return this.database.query(
      'paper-findings',
      `select catalogue, finding from (
         select distinct on (catalogue, nth) catalogue, nth, finding from paper_note where case_id = $1 order by catalogue, nth, id desc) newest`,
      [caseId],
    );
  }
}
