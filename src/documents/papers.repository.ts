import { Injectable } from '@nestjs/common';
import type { PaperFinding } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';

/** How a paper was found last. */
export interface NewestFinding {
  readonly catalogue: string;
  readonly finding: PaperFinding;
  /** How often the dossier had been given back then. */
  readonly round: number;
}

/** SQL that gives the newest finding of each paper somebody has looked for; what reads a case reads it in the same statement. */
export const newestFindings = (caseId: string) =>
  `select catalogue, finding, round from (
     select distinct on (catalogue, nth) catalogue, nth, finding, round from paper_note where case_id = ${caseId} order by catalogue, nth, id desc) newest`;

/** What is on file about the papers of a dossier: rows are only ever added, and of one paper the row noted last counts. */
@Injectable()
export class PapersRepository {
  constructor(private readonly database: Database) {}

  /** The newest finding of each paper somebody has looked for. */
  findings(caseId: string): Promise<NewestFinding[]> {
    return this.database.query<NewestFinding>('paper-findings', newestFindings('$1'), [caseId]);
  }
}
