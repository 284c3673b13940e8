import { Injectable } from '@nestjs/common';
import type { HeldOffice } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { CaseFile } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';

/** Administrators run the system and read no dossier. */
const reads = ({ office }: HeldOffice) => office !== 'administrator';

/** Which cases somebody may see: those held by, or on their way to, a branch in the subtree of an organ where they hold an office that reads. */
@Injectable()
export class CaseAccessService {
  constructor(
    private readonly history: CaseHistoryRepository,
    private readonly organisations: OrganisationsService,
  ) {}

  /** The organs whose subtrees this person may read. */
  rootsOf(actor: Actor): string[] {
    return actor.offices.filter(reads).map(({ organ }) => organ);
  }

  /** A case this person may see. 404 for any other, so that nobody learns whether it exists. */
  async getVisible(caseId: string, actor: Actor): Promise<CaseFile> {
    const file = await this.history.find(caseId);
    if (!file || !(await this.sees(actor, file))) throw Problem.notFound('case');
    return file;
  }

  private async sees(actor: Actor, { branchId, destinationId }: CaseFile): Promise<boolean> {
    const roots = this.rootsOf(actor);
    if (await this.organisations.isWithin(branchId, roots)) return true;
    return destinationId !== undefined && this.organisations.isWithin(destinationId, roots);
  }
}
