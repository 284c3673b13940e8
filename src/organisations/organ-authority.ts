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
    const { parentId } = await this.organisations.getOrgan(organId);
    const may =
      (await this.reaches(actor, organId, isAdministrator)) ||
      (office !== 'administrator' && parentId !== null && (await this.reaches(actor, parentId, records)));
    if (!may) throw Problem.notAllowed();
  }

  /** May say how many members the organ has: its own secretary, deputy or clerk, and those of an organ above. */
  async requireToCount(actor: Actor, organId: string): Promise<void> {
    await this.organisations.getOrgan(organId);
    if (!(await this.reaches(actor, organId, records))) throw Problem.notAllowed();
  }

  private reaches(actor: Actor, organId: string, able: (held: HeldOffice) => boolean): Promise<boolean> {
    const roots = actor.offices.filter(able).map((held) => held.organ);
    return this.organisations.isWithin(organId, roots);
  }
}
