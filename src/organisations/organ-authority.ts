import { Injectable } from '@nestjs/common';
import { isRecordingOffice, type HeldOffice, type Office } from '../../workflows/index.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { OrganisationsService } from './organisations.service.js';

const isAdministrator = (held: HeldOffice) => held.office === 'administrator';
const records = (held: HeldOffice) => isRecordingOffice(held.office);

/**
 * Who may change what is on file about organs. An administrator (quản trị hệ thống) may for the organ of that office and all below it;
 * whoever records for a committee may for the organs below it. Each check throws a 403 and fails closed.
 */
@Injectable()
export class OrganAuthority {
  constructor(private readonly organisations: OrganisationsService) {}

  /** May enter an organ under this parent. A root is entered by an administrator. */
  async requireToFound(actor: Actor, parentId: string | undefined): Promise<void> {
    const may =
      parentId === undefined
        ? actor.offices.some(isAdministrator)
        : await this.reaches(actor, parentId, (held) => isAdministrator(held) || records(held));
    if (!may) throw Problem.notAllowed();
  }

  /** May name the organ and fill its offices. Only an administrator makes or unmakes an administrator. */
  async requireToGovern(actor: Actor, organId: string, office?: Office): Promise<void> {
    await this.organisations.getOrgan(organId);
    const may =
      (await this.reaches(actor, organId, isAdministrator)) ||
      (office !== 'administrator' && (await this.reaches(actor, organId, (held) => records(held) && held.organ !== organId)));
    if (!may) throw Problem.notAllowed();
  }

  /** May say how many members the organ has: its own secretary, deputy or clerk, and those of an organ above. */
  async requireToCount(actor: Actor, organId: string): Promise<void> {
    await this.organisations.getOrgan(organId);
    if (!(await this.reaches(actor, organId, records))) throw Problem.notAllowed();
  }

  /**
   * May change what the tree looks like: as administrator of every organ that changes, or as one who records for an organ above all of them; and
   * likewise of every organ under which something comes to stand, where the organ itself will do.
   */
  async requireToReorganise(actor: Actor, { changed, under }: { readonly changed: readonly string[]; readonly under: readonly string[] }): Promise<void> {
    const mayAll = await Promise.all([
      ...changed.map(async (id) => (await this.reaches(actor, id, isAdministrator)) || (await this.reaches(actor, id, (held) => records(held) && held.organ !== id))),
      ...under.map((id) => this.reaches(actor, id, (held) => isAdministrator(held) || records(held))),
    ]);
    if (mayAll.includes(false)) throw Problem.notAllowed();
  }

  private reaches(actor: Actor, organId: string, able: (held: HeldOffice) => boolean): Promise<boolean> {
    const roots = actor.offices.filter(able).map((held) => held.organ);
    return this.organisations.isWithin(organId, roots);
  }
}
