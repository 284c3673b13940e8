import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PaperOnFile } from '../../workflows/index.js';
import { decodeCursor, pageOf, type Page, type PageQuery } from '../platform/http/page.js';
import type { PaperNoteRow, PaperPlace } from './paper-note.js';
import { PapersRepository, type NewestFinding, type PaperNoteRecording } from './papers.repository.js';

export { NewPaperNote, paperForms, saysTheSame, type PaperNoteRow, type PaperPlace } from './paper-note.js';
export { newestFindings, type NewestFinding } from './papers.repository.js';

const Position = z.strictObject({ id: z.string().regex(/^\d{1,18}$/) });

/** Papers of dossiers (giấy tờ trong hồ sơ): metadata only, never a scan. Whose papers somebody may see is asked by the room of cases. */
@Injectable()
export class PapersService {
  constructor(private readonly papers: PapersRepository) {}

  /** How each paper was found last. */
  findings(caseId: string): Promise<NewestFinding[]> {
    return this.papers.findings(caseId);
  }

  /** What rules may ask about the papers of a case, by catalogue number. */
  async onFile(caseId: string): Promise<Record<string, PaperOnFile>> {
    return onFileBy(await this.papers.findings(caseId));
  }

  /** The note that counts about each paper, in the order of the catalogue. */
  newest(caseId: string): Promise<PaperNoteRow[]> {
    return this.papers.newest(caseId);
  }

  /** Every note about the papers of a case, the newest first. */
  async history(caseId: string, { limit, after }: PageQuery): Promise<Page<PaperNoteRow>> {
    const rows = await this.papers.history(caseId, decodeCursor(Position, after)?.id, limit + 1);
    return pageOf(rows, limit, (row) => row, ({ id }) => ({ id }));
  }

  /** The note that counts about one paper. */
  find(place: PaperPlace): Promise<PaperNoteRow | undefined> {
    return this.papers.find(place);
  }

  /** Adds a note; nothing when a step or another note came between, so that the caller judges anew. */
  add(recording: PaperNoteRecording): Promise<PaperNoteRow | undefined> {
    return this.papers.add(recording);
  }
}

/** What rules may ask about papers by what was found of each. Of several papers of a kind, one that is missing, or was not looked at again, speaks for all. */
export function onFileBy(findings: readonly Omit<NewestFinding, 'nth'>[]): Record<string, PaperOnFile> {
  const onFile: Record<string, PaperOnFile> = {};
  for (const { catalogue, finding, round } of findings) {
    const before = onFile[catalogue];
    onFile[catalogue] = { finding: before?.finding === 'missing' ? 'missing' : finding, round: Math.min(round, before?.round ?? round) };
  }
  return onFile;
}
