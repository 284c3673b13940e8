import { Injectable } from '@nestjs/common';
import type { PaperOnFile } from '../../workflows/index.js';
import { PapersRepository, type NewestFinding } from './papers.repository.js';

export { newestFindings, type NewestFinding } from './papers.repository.js';

/** Papers of dossiers (giấy tờ trong hồ sơ): metadata only, never a scan. */
@Injectable()
export class PapersService {
  constructor(private readonly papers: PapersRepository) {}

  /** What rules may ask about the papers of a case, by catalogue number. */
  async onFile(caseId: string): Promise<Record<string, PaperOnFile>> {
    return onFileBy(await this.papers.findings(caseId));
  }
}

/** What rules may ask about papers by what was found of each. Of several papers of a kind, one that is missing speaks for all. */
export function onFileBy(findings: readonly NewestFinding[]): Record<string, PaperOnFile> {
  const onFile: Record<string, PaperOnFile> = {};
  for (const { catalogue, finding, round } of findings) {
    const before = onFile[catalogue];
    onFile[catalogue] = { finding: before?.finding === 'missing' ? 'missing' : finding, round: Math.max(round, before?.round ?? 0) };
  }
  return onFile;
}
