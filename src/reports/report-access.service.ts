import { Injectable } from '@nestjs/common';
import { isRecordingOffice, type HeldOffice, type IsoDate } from '../../workflows/index.js';
import { OrganisationsService, type OrganRecord } from '../organisations/organisations.service.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';

/** What somebody may read about an organ. */
export interface Reach {
  readonly organ: OrganRecord;
  /** Its place in the tree as it is today. */
  readonly path: string;
  /** Small groups are shown: the reader records for this organ or for one above it. */
  readonly inFull: boolean;
}

const reads = ({ office }: HeldOffice) => office !== 'administrator';

/**
 * Who may read which report: whoever holds any office of the organ or of one above it. Numbers of small groups are for those who
 * record there (secretary, deputy secretary, clerk); lists of people are not for administrators, who read no dossier.
 */
@Injectable()
export class ReportAccess {
  constructor(private readonly organisations: OrganisationsService) {}

  /** What the actor may read about the organ, or about that of the own highest office. 403 outside the own organs, 404 for no organ. */
  async reach(actor: Actor, organId?: string, on?: IsoDate): Promise<Reach> {
    const organ = await this.organisations.getOrgan(organId ?? (await this.ownOrgan(actor)), on);
    const within = (held: readonly HeldOffice[]) => this.organisations.isWithin(organ.id, held.map((one) => one.organ));
    if (!(await within(actor.offices))) throw Problem.notAllowed();
    const inFull = await within(actor.offices.filter(({ office }) => isRecordingOffice(office)));
    return { organ, path: await this.pathOf(organ.id), inFull };
  }

  /** The parts of the tree whose people the actor may see in lists; nothing for those who read no dossier. */
  async visiblePaths(actor: Actor): Promise<string[]> {
    return Object.values(await this.organisations.pathsOf(actor.offices.filter(reads).map(({ organ }) => organ)));
  }

  private async ownOrgan(actor: Actor): Promise<string> {
    const paths = Object.entries(await this.organisations.pathsOf(actor.offices.map(({ organ }) => organ)));
    const depth = (path: string) => path.split('.').length;
    const highest = paths.toSorted(([, one], [, other]) => depth(one) - depth(other) || one.localeCompare(other))[0];
    if (!highest) throw Problem.notAllowed();
    return highest[0];
  }

  private async pathOf(id: string): Promise<string> {
    const path = (await this.organisations.pathsOf([id]))[id];
    if (path === undefined) throw Problem.notFound('organ');
    return path;
  }
}
