import { addMonths, type IsoDate, type Office } from '../../workflows/index.js';
import type { OrganImportService, OrganRow } from '../organisations/organ-import.service.js';
import type { OrganisationsService } from '../organisations/organisations.service.js';
import type { NewPerson, PeopleService } from '../people/people.service.js';
import { drawFor } from './demo-draw.js';
import { Namer, type Gender } from './demo-names.js';
import { appointedOn, foundingDay, parentOn, reformedOn, type DemoOrgan, type DemoTree } from './demo-tree.js';
import { sideBySide } from './side-by-side.js';

/** The rooms that organs and people are entered in. */
export interface PopulatedRooms {
  readonly organisations: OrganisationsService;
  readonly organImport: OrganImportService;
  readonly people: PeopleService;
}

/** What is peculiar to the people of one demonstration. */
export interface Settlement {
  readonly tree: DemoTree;
  /** How many full members of a branch are on file by name. */
  readonly membersIn: (branch: DemoOrgan) => number;
  /** Whether several people may bear one name. */
  readonly sharedNames?: boolean;
  /** Ids of the people who were entered before a loading was cut short, by {@link whoIs}. */
  readonly alreadyThere?: ReadonlyMap<string, string>;
}

/** A person still to be entered; drawn in one fixed order, so that the same people come out each time. */
export interface Stranger extends Omit<NewPerson, 'homeOrgan'> {
  readonly gender: Gender;
  readonly home: string;
}

/** A member from before the first case, and the office this member holds. */
interface Veteran {
  readonly organ: DemoOrgan;
  readonly office: Office | undefined;
  readonly person: Stranger;
}

export const demo = { demo: true } as const;
const atATime = 6;
/** People who are entered in one statement. */
const atOnce = 4000;

/** By what a person of the demonstration is known again. */
export const whoIs = ({ fullName, bornOn }: Pick<NewPerson, 'fullName' | 'bornOn'>): string => `${fullName} ${bornOn}`;

/** The invented organs and people, by what the demonstration calls them. */
export class Population {
  readonly tree: DemoTree;
  private readonly organIds = new Map<string, string>();
  private readonly officers = new Map<string, string>();
  private readonly members = new Map<string, string[]>();
  private readonly namer: Namer;
  private readonly veterans: readonly Veteran[];

  constructor(
    private readonly rooms: PopulatedRooms,
    private readonly settlement: Settlement,
  ) {
    this.tree = settlement.tree;
    this.namer = new Namer(drawFor('names'), settlement.sharedNames);
    this.veterans = this.tree.organs
      .flatMap((organ) => Array.from({ length: organ.members ? settlement.membersIn(organ) : organ.officers.length }, (_, place) => ({ organ, office: organ.officers[place] })))
      .map((place, number) => ({ ...place, person: this.veteran(place.organ.key, number) }));
  }

  /** Enters the tree with its names and rolls over time, and the members with their offices. What is there already stays as it is. */
  async enter(): Promise<void> {
    const organs = this.tree.organs.filter(({ atReform }) => atReform !== 'founded');
    await this.enterOrgans(organs);
    const renamed = organs.filter(({ formerName }) => formerName !== undefined);
    await sideBySide(renamed, atATime, async ({ key, name }) => {
      const id = this.organId(key);
      const isRenamed = (await this.rooms.organisations.getOrgan(id, reformedOn)).name === name;
      if (!isRenamed) await this.rooms.organisations.renameOrgan(id, { name, fromOn: reformedOn });
    });
    await this.settle(organs);
  }

  /** Enters rolls, members and offices of the organs that the reform has founded. */
  async enterFounded(): Promise<void> {
    const organs = this.tree.organs.filter(({ atReform }) => atReform === 'founded');
    await this.enterOrgans(organs);
    await this.settle(organs);
  }

  organId(key: string): string {
    return known(this.organIds.get(key), key);
  }

  /** Who holds an office of an organ. */
  officer(organ: string, office: Office): string {
    return known(this.officers.get(`${office} of ${organ}`), `${office} of ${organ}`);
  }

  /** The full members of a branch who may help, guide and introduce. */
  membersOf(branch: string): readonly string[] {
    return known(this.members.get(branch), branch);
  }

  /** A new person with a name of its own. */
  stranger(stated: Omit<Stranger, 'fullName'>): Stranger {
    return { fullName: this.namer.name(stated.gender, stated.bornOn), ...stated };
  }

  /** Puts people on file who are not there yet; gives their ids in the same order. */
  async enterPeople(strangers: readonly Stranger[]): Promise<string[]> {
    const ids = new Map(this.settlement.alreadyThere);
    const missing = strangers.filter((stranger) => !ids.has(whoIs(stranger)));
    for (let first = 0; first < missing.length; first += atOnce) {
      const some = missing.slice(first, first + atOnce);
      const entered = await this.rooms.people.createMany(some.map(({ home, ...person }) => ({ ...person, homeOrgan: this.organId(home) })), demo);
      some.forEach((stranger, place) => ids.set(whoIs(stranger), known(entered[place], 'person')));
    }
    return strangers.map((stranger) => known(ids.get(whoIs(stranger)), 'person'));
  }

  private async enterOrgans(organs: readonly DemoOrgan[]): Promise<void> {
    const ids = await this.rooms.organImport.importOrgans(organs.map((organ) => this.rowOf(organ)), demo);
    for (const { key, code } of organs) this.organIds.set(key, known(ids.get(code), code));
  }

  private rowOf(organ: DemoOrgan): OrganRow {
    const validFrom = foundingDay(organ);
    const parent = parentOn(organ, validFrom);
    const name = organ.formerName ?? organ.name;
    return {
      code: organ.code, name, level: organ.level, validFrom,
      ...(organ.atReform !== 'founded' && { roll: this.tree.rollOn(organ.key, validFrom) }),
      ...(organ.admits && { admits: organ.admits }), ...(parent !== undefined && { parentCode: this.tree.organ(parent).code }),
    };
  }

  /** Puts members, rolls and offices on file, once. */
  private async settle(organs: readonly DemoOrgan[]): Promise<void> {
    const there = new Set(organs);
    const veterans = this.veterans.filter(({ organ }) => there.has(organ));
    const ids = await this.enterPeople(veterans.map(({ person }) => person));
    const offices = veterans.flatMap(({ organ, office }, place) => {
      const personId = known(ids[place], 'member');
      if (organ.members) this.members.set(organ.key, [...(this.members.get(organ.key) ?? []), personId]);
      if (!office) return [];
      this.officers.set(`${office} of ${organ.key}`, personId);
      return [{ organId: this.organId(organ.key), personId, office, fromOn: organ.atReform === 'founded' ? reformedOn : appointedOn }];
    });
    const [first] = offices;
    const isSettled = !first || (await this.rooms.organisations.officesOf(first.personId, first.fromOn)).length > 0;
    if (isSettled) return;
    await this.rooms.organImport.setRolls(organs.flatMap((organ) => this.furtherRolls(organ)));
    await this.rooms.organImport.appointAll(offices);
  }

  /** The rolls after that with which an organ was entered. */
  private furtherRolls({ key, atReform }: DemoOrgan) {
    const days = this.tree.daysOfRolls(key);
    return (atReform === 'founded' ? days : days.slice(1)).map((fromOn) => ({ organId: this.organId(key), fromOn, ...this.tree.rollOn(key, fromOn) }));
  }

  /** Somebody who has been a full member since long before the first case. */
  private veteran(home: string, place: number): Stranger {
    const draw = drawFor(`member ${place}`);
    const bornOn = dayIn(draw.number(1959, 1984), draw.number(1, 12), draw.number(1, 28));
    return this.stranger({ home, gender: draw.chance(40) ? 'female' : 'male', bornOn, fullMemberSince: addMonths(bornOn, draw.number(22 * 12, 29 * 12)) });
  }
}

export function dayIn(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate;
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the demonstration has no ${what}`);
  return found;
}
