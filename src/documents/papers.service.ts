import { Injectable } from '@nestjs/common';
import type { PaperOnFile } from '../../workflows/index.js';
import { PapersRepository } from './papers.repository.js';

/** Papers of dossiers (giấy tờ trong hồ sơ): metadata only, never a scan. */
@Injectable()
export class PapersService {
  constructor(private readonly papers: PapersRepository) {}

  /** What rules may ask about the papers of a case, by catalogue number. Of several papers of a kind, one that is missing speaks for all. */
  async onFile(caseId: string): Promise<Record<string, PaperOnFile>> {
    const onFile: Record<string, PaperOnFile> = {};
    for (const { catalogue, finding } of await this.papers.findings(caseId)) {
      if (onFile[catalogue]?.finding !== 'missing') onFile[catalogue] = { finding };
    }
    return onFile;
  }
}
