import { Injectable } from '@nestjs/common';
import type { HeldOffice } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { CaseReading } from './case-file.js';
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

  /** A case this person may see, and what this person used the key for. 404 for any other, so that nobody learns whether it exists. */
  async getVisible(caseId: string, actor: Actor, key?: string): Promise<CaseReading> {
    const reading = await this.history.read(caseId, actor.accountId, key);
    if (!reading || !(await this.sees(actor, reading))) throw Problem.notFound('case');
    return reading;
  }

  private async sees(actor: Actor, { file: { branchId, destinationId }, beside: { tree } }: CaseReading): Promise<boolean> {
    const roots = this.rootsOf(actor);
    if (await this.organisations.isWithin(branchId, roots, tree)) return true;
    return destinationId !== undefined && this.organisations.isWithin(destinationId, roots, tree);
  }
}
