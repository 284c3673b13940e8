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

  /**
   * The organ in the role that acts, in the order of the limits. A person is reached by way of the branch; where nobody plays the role, the organ
   * above the branch answers.
   */
  async find(places: readonly Place[], day: IsoDate): Promise<ActingOrgan[]> {
    const tree = Math.max(...places.map((place) => place.tree));
    const around = await this.organisations.organsOfAll(places.map(homeOf), day, tree);
    return Promise.all(
      places.map(async (place) => {
        const home = homeOf(place);
        const organs = around.get(home) ?? (await this.asItWas(home, tree));
        if (!organs) return { organ: home, superiors: [] };
        const { id, superiors } = playing(organs, place.whoActs) ?? above(organs);
        return { organ: id, superiors };
      }),
    );
  }

  /** The chain of a branch that is no more, on its last day: the organs above know what became of its cases. */
  private async asItWas(branch: string, tree: number): Promise<OrgansOnDay | undefined> {
    const { validTo } = (await this.organisations.findOrgan(branch)) ?? {};
    return validTo ? this.organisations.organsOf(branch, validTo, tree) : undefined;
  }
}

const homeOf = ({ branch, destination, whoActs }: Place): string => (whoActs === 'destination-branch' ? (destination ?? branch) : branch);

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
