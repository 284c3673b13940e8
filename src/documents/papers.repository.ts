import { Injectable } from '@nestjs/common';
import type { IsoDate, PaperFinding } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';
import type { NewPaperNote, Noter, PaperNoteRow, PaperPlace } from './paper-note.js';

/** How a paper was found last. */
export interface NewestFinding {
  readonly catalogue: string;
  readonly nth: number;
  readonly finding: PaperFinding;
  /** How often the dossier had been given back then. */
  readonly round: number;
}

/** A note to be written, and how the case stands with it. */
export interface PaperNoteRecording {
  readonly place: PaperPlace;
  readonly note: NewPaperNote;
  readonly by: Noter;
  readonly at: Date;
  readonly round: number;
  /** Version of the case, and number of its notes, by which it was judged. */
  readonly version: number;
  readonly notes: number;
  /** The papers ahead as lists show them, with this note. */
  readonly papersAhead: Readonly<Record<string, IsoDate | null>>;
}

/** SQL that gives the newest finding of each paper somebody has looked for; what reads a case reads it in the same statement. */
export const newestFindings = (caseId: string) =>
  `select distinct on (catalogue, nth) catalogue, nth, finding, round from paper_note where case_id = ${caseId} order by catalogue, nth, id desc`;

const columns = `id::text, catalogue, nth, finding, number, issued_on as "issuedOn", signer, form, kept_at as "keptAt", sha256, remark, round, noted_at as "notedAt",
  account_id as account, office, organ_id as organ`;

/** Adds a note and lets the case follow, unless a step or another note came between. */
const add = `
  with file as (
    update case_file set papers = $1, paper_notes = paper_notes + 1 where id = $2 and version = $3 and paper_notes = $4 returning id
  )
  insert into paper_note (case_id, catalogue, nth, finding, number, issued_on, signer, form, kept_at, sha256, remark, round, noted_at, account_id, person_id, office, organ_id)
  select id, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20 from file
  returning ${columns}`;

/** What is on file about the papers of a dossier: rows are only ever added, and of one paper the row noted last counts. */
@Injectable()
export class PapersRepository {
  constructor(private readonly database: Database) {}

  /** The newest finding of each paper somebody has looked for. */
  findings(caseId: string): Promise<NewestFinding[]> {
    return this.database.query<NewestFinding>('paper-findings', newestFindings('$1'), [caseId]);
  }

  /** The newest note about each paper, in the order of the catalogue. */
  newest(caseId: string): Promise<PaperNoteRow[]> {
    const sql = `select distinct on (lpad(catalogue, 3, '0'), nth) ${columns} from paper_note where case_id = $1 order by lpad(catalogue, 3, '0'), nth, paper_note.id desc`;
    return this.database.query<PaperNoteRow>('papers-newest', sql, [caseId]);
  }

  /** Every note, the newest first, from the one before a mark on. */
  history(caseId: string, before: string | undefined, limit: number): Promise<PaperNoteRow[]> {
    const sql = `select ${columns} from paper_note where case_id = $1 and ($2::bigint is null or paper_note.id < $2) order by paper_note.id desc limit $3`;
    return this.database.query<PaperNoteRow>('papers-history', sql, [caseId, before ?? null, limit]);
  }

  /** The note that counts about one paper. */
  async find({ caseId, catalogue, nth }: PaperPlace): Promise<PaperNoteRow | undefined> {
    const sql = `select ${columns} from paper_note where case_id = $1 and catalogue = $2 and nth = $3 order by paper_note.id desc limit 1`;
    return (await this.database.query<PaperNoteRow>('paper-newest', sql, [caseId, catalogue, nth]))[0];
  }

  /** Adds a note in one statement with what lists show of the case; nothing when something came between. */
  async add({ place, note, by, at, round, version, notes, papersAhead }: PaperNoteRecording): Promise<PaperNoteRow | undefined> {
    const rows = await this.database.query<PaperNoteRow>('add-paper-note', add, [
      JSON.stringify(papersAhead), place.caseId, version, notes, place.catalogue, place.nth, note.finding, note.number ?? null, note.issuedOn ?? null, note.signer ?? null,
      note.form ?? null, note.keptAt ?? null, note.sha256 ?? null, note.remark ?? null, round, at, by.account, by.person ?? null, by.office, by.organ,
    ]);
    return rows[0];
  }
}
