import { Injectable } from '@nestjs/common';
import { organInRole, type IsoDate, type OrganOnDay, type OrgansOnDay } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { DueLimit } from './due-limit.js';
import type { ActingOrgan } from './recipients.js';

type Place = Pick<DueLimit, 'branch' | 'destination' | 'tree' | 'whoActs'>;

/** Which organ has to act within a time limit, as the tree stands on a day. */
@Injectable()
export class ActingOrgansService {
  constructor(private readonly organisations: OrganisationsService) {}

  /** The organ in the role that acts. A person is reached by way of the branch; where nobody plays the role, the organ above the branch answers. */
  async find({ branch, destination, tree, whoActs }: Place, day: IsoDate): Promise<ActingOrgan> {
    const home = whoActs === 'destination-branch' ? (destination ?? branch) : branch;
    const organs = (await this.organisations.organsOf(home, day, tree)) ?? (await this.asItWas(home, tree));
    if (!organs) return { organ: home, superiors: [] };
    const { id, superiors } = playing(organs, whoActs) ?? above(organs);
    return { organ: id, superiors };
  }

  /** The chain of a branch that is no more, on its last day: the organs above know what became of its cases. */
  private async asItWas(branch: string, tree: number): Promise<OrgansOnDay | undefined> {
    const { validTo } = (await this.organisations.findOrgan(branch)) ?? {};
    return validTo ? this.organisations.organsOf(branch, validTo, tree) : undefined;
  }
}

function playing(organs: OrgansOnDay, whoActs: Place['whoActs']): OrganOnDay | undefined {
  switch (whoActs) {
    case 'candidate':
    case 'clerk':
    case 'nobody':
      return organs.branch;
    case 'superior-committee':
      return undefined;
    default:
      return organInRole(organs, whoActs);
  }
}

function above({ branch }: OrgansOnDay): OrganOnDay {
  const [nearest, ...superiors] = branch.superiors;
  return nearest === undefined ? branch : { id: nearest, superiors };
}
