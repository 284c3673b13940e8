import { addMonths, type IsoDate, type Office } from '../../workflows/index.js';
import type { OrganisationsService } from '../organisations/organisations.service.js';
import type { PeopleService } from '../people/people.service.js';
import { drawFor } from './demo-draw.js';
import { Namer, type Gender } from './demo-names.js';
import { appointedOn, daysOfRolls, demoOrgans, foundedOn, reformedOn, rollOn, type OrganKey } from './demo-organisations.js';
import { sideBySide } from './side-by-side.js';

/** The rooms that organs and people are entered in. */
export interface PopulatedRooms {
  readonly organisations: OrganisationsService;
  readonly people: PeopleService;
}

/** A person still to be entered; drawn in one fixed order, so that the same people come out each time. */
export interface Stranger {
  readonly fullName: string;
  readonly gender: Gender;
  readonly bornOn: IsoDate;
  readonly home: OrganKey;
  readonly fullMemberSince?: IsoDate;
}

export const demo = { demo: true } as const;
const atATime = 6;
const membersPerBranch = 6;

/** The invented organs and people, by what the demonstration calls them. */
export class Population {
  private readonly organIds = new Map<OrganKey, string>();
  private readonly officers = new Map<string, string>();
  private readonly members = new Map<OrganKey, string[]>();
  private readonly namer = new Namer(drawFor('names'));

  constructor(private readonly rooms: PopulatedRooms) {}

  /** Enters the tree with its names and rolls over time, and the members with their offices. */
  async enter(): Promise<void> {
    for (const organ of demoOrgans) {
      const { code, level } = organ;
      const parentId = 'parent' in organ ? this.organId(organ.parent) : undefined;
      const name = 'formerName' in organ ? organ.formerName : organ.name;
      const admits = 'admits' in organ ? organ.admits : undefined;
      const { id } = await this.rooms.organisations.createOrgan({ code, name, level, parentId, admits, validFrom: foundedOn }, demo);
      this.organIds.set(organ.key, id);
    }
    await sideBySide(demoOrgans, atATime, async (organ) => {
      if ('formerName' in organ) await this.rooms.organisations.renameOrgan(this.organId(organ.key), { name: organ.name, fromOn: reformedOn });
      for (const from of daysOfRolls(organ.key)) await this.rooms.organisations.setRoll(this.organId(organ.key), from, rollOn(organ.key, from));
    });
    await this.enterMembers();
  }

  organId(key: OrganKey): string {
    return known(this.organIds.get(key), key);
  }

  /** Who holds an office of an organ. */
  officer(organ: OrganKey, office: Office): string {
    return known(this.officers.get(`${office} of ${organ}`), `${office} of ${organ}`);
  }

  /** The full members of a branch who may help, guide and introduce. */
  membersOf(branch: OrganKey): readonly string[] {
    return known(this.members.get(branch), branch);
  }

  /** A new person with a name that nobody has yet. */
  stranger(home: OrganKey, gender: Gender, bornOn: IsoDate, fullMemberSince?: IsoDate): Stranger {
    return { fullName: this.namer.name(gender), gender, bornOn, home, ...(fullMemberSince && { fullMemberSince }) };
  }

  /** Puts people on file; gives their ids in the same order. */
  enterPeople(strangers: readonly Stranger[]): Promise<string[]> {
    return sideBySide(strangers, atATime, async ({ home, ...person }) => (await this.rooms.people.create({ ...person, homeOrgan: this.organId(home) }, demo)).id);
  }

  private async enterMembers(): Promise<void> {
    const places = demoOrgans.flatMap(({ key, officers, ...organ }) => {
      const count = 'members' in organ ? membersPerBranch : officers.length;
      return Array.from({ length: count }, (_, place) => ({ organ: key, office: officers[place], isBranch: 'members' in organ }));
    });
    const ids = await this.enterPeople(places.map(({ organ }, place) => this.veteran(organ, place)));
    const entered = places.map((place, index) => ({ ...place, personId: known(ids[index], 'member') }));
    for (const { organ, isBranch, personId } of entered) if (isBranch) this.members.set(organ, [...(this.members.get(organ) ?? []), personId]);
    await sideBySide(entered, atATime, async ({ organ, office, personId }) => {
      if (!office) return;
      this.officers.set(`${office} of ${organ}`, personId);
      await this.rooms.organisations.appoint(this.organId(organ), { personId, office, fromOn: appointedOn });
    });
  }

  /** Somebody who has been a full member since long before the first case. */
  private veteran(home: OrganKey, place: number): Stranger {
    const draw = drawFor(`member ${place}`);
    const bornOn = dayIn(draw.number(1959, 1984), draw.number(1, 12), draw.number(1, 28));
    return this.stranger(home, draw.chance(40) ? 'female' : 'male', bornOn, addMonths(bornOn, draw.number(22 * 12, 29 * 12)));
  }
}

export function dayIn(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate;
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the demonstration has no ${what}`);
  return found;
}
