import type { IdentityService } from '../identity/identity.service.js';
import type { Actor } from '../platform/http/actor.js';
import type { TargetsService } from '../reports/targets.service.js';
import { apportion } from './apportion.js';
import { countOf, instant, noteMissedLimits, type DemoRooms, type Loaded } from './demo-loader.js';
import { Population } from './demo-population.js';
import { lastAccount } from './demo-tables.repository.js';
import { appointedOn, provinceCode, reformedOn, type DemoTree } from './demo-tree.js';
import { lastDay, Walk, type OnAct, type Recorded } from './demo-walk.js';
import { candidateWith, provinceCases, type ProvinceCase } from './province-cases.js';
import { nearestRecorder, readingAccounts, recordingAccounts, type ProvinceAccount } from './province-clerks.js';
import { provinceTree } from './province-organisations.js';
import type { ProvincePlan } from './province-plan.js';
import { reform } from './province-reform.js';
import { sideBySide } from './side-by-side.js';

/** The rooms that a province is entered through. */
export interface ProvinceRooms extends DemoRooms {
  readonly targets: TargetsService;
}

/** What was entered before a loading was cut short: people by who they are, cases by the person they are about. */
export interface Begun {
  readonly people: ReadonlyMap<string, string>;
  readonly cases: ReadonlyMap<string, Recorded>;
}

/** Cases that are walked at the same time. */
const atATime = 32;

/** The moment of the reform: what was recorded before it was recorded under the old tree. */
const midnightOfReform = new Date(`${reformedOn}T00:00:00+07:00`);

/** An invented province, drawn and ready to be entered. */
export class Province {
  readonly tree: DemoTree;
  readonly cases: readonly ProvinceCase[];
  /** How many acts all roads have, for a progress bar. */
  readonly acts: number;

  constructor(readonly plan: ProvincePlan) {
    this.tree = provinceTree(plan);
    this.cases = provinceCases(plan, this.tree);
    this.acts = this.cases.reduce((sum, { road }) => sum + road.acts.length, 0);
  }

  /** Enters the province, or what is left of it. `onAct` is told of each act, also of those that were there already. */
  async enter(rooms: ProvinceRooms, begun: Begun, password: string, onAct: OnAct): Promise<Loaded> {
    const { clock } = rooms;
    const population = new Population(rooms, { tree: this.tree, membersIn: ({ members }) => members?.[0]?.[1] ?? 0, sharedNames: true, alreadyThere: begun.people });
    const strangers = this.cases.map(({ road, candidate: { gender, bornOn, profile } }) => population.stranger({ home: road.branch, gender, bornOn, profile }));
    const actors = new Map<string, Actor>();
    const recording = recordingAccounts(this.tree);
    const isFounded = ({ since }: ProvinceAccount) => since === reformedOn;
    const open = async (accounts: readonly ProvinceAccount[]) => {
      for (const account of accounts) actors.set(account.organ, await accountOf(rooms, population, account, password));
    };

    const ids = await clock.at(instant(appointedOn), async () => {
      await population.enter();
      await open(recording.filter((account) => !isFounded(account)));
      return population.enterPeople(strangers);
    });
    const walks = this.walksOf(rooms, ids, begun, population, actors, onAct);
    await sideBySide(walks, atATime, (walk) => walk.goOn(midnightOfReform));
    await clock.at(instant(reformedOn), async () => {
      await reform(rooms, population, actorOf(actors, provinceCode));
      await population.enterFounded();
      await open(recording.filter(isFounded));
    });
    const states = await sideBySide(walks, atATime, (walk) => walk.goOn());
    await clock.at(instant(lastDay), async () => {
      await noteMissedLimits(rooms);
      await this.setTargets(rooms, population, actorOf(actors, provinceCode));
      for (const account of [...readingAccounts, { name: lastAccount, organ: provinceCode, office: 'administrator' as const, since: appointedOn }]) await accountOf(rooms, population, account, password);
    });
    return countOf(states);
  }

  private walksOf(rooms: ProvinceRooms, ids: readonly string[], begun: Begun, population: Population, actors: ReadonlyMap<string, Actor>, onAct: OnAct): Walk[] {
    const around = { ...rooms, population, recorderOf: nearestRecorder(population, actors), onAct };
    return this.cases.map((one, place) => {
      const id = ids[place] ?? '';
      const walk = new Walk(one.road, candidateWith(id, one), around);
      const recorded = begun.cases.get(id);
      if (recorded) walk.takeUp(recorded);
      return walk;
    });
  }

  /** The targets of the province by year, and those of its communes for the last year, which add up to that of the province. */
  private async setTargets({ targets }: ProvinceRooms, population: Population, actor: Actor): Promise<void> {
    const communes = this.tree.organs.filter(({ atReform }) => atReform === 'founded').map(({ key }) => key);
    const stated = this.plan.years.map(({ year, target }) => ({ organ: provinceCode, year, value: target }));
    const last = stated.at(-1);
    const shares = apportion(last?.value ?? 0, communes.map((key) => this.tree.rollOn(key, lastDay).fullMembers));
    const ofCommunes = last ? communes.map((organ, place) => ({ organ, year: last.year, value: shares[place] ?? 0 })) : [];
    for (const { organ, year, value } of [...stated, ...ofCommunes]) {
      const { years } = await targets.byYear({ organ: population.organId(organ), from: year, to: year }, actor);
      const isSet = years.some(({ measure, set }) => measure === 'admitted' && set.length > 0);
      if (!isSet) await targets.set({ organ: population.organId(organ), year, measure: 'admitted', value, basis: { number: `${year - 2015}-NQ/TU`, issuedOn: `${year - 1}-12-28` } }, actor);
    }
  }
}

/** The account, opened unless it is there already, and its owner as an actor with the offices of that time. */
async function accountOf({ identity, organisations }: ProvinceRooms, population: Population, { name, organ, office, since }: ProvinceAccount, password: string): Promise<Actor> {
  const personId = population.officer(organ, office);
  const there = await existing(identity, name);
  const { id } = there ?? (await identity.createAccount({ name, password, personId, demo: true }));
  return { accountId: id, accountName: name, personId, offices: await organisations.officesOf(personId, since) };
}

async function existing(identity: IdentityService, name: string): Promise<{ readonly id: string } | undefined> {
  return (await identity.listAccounts()).find((account) => account.name === name);
}

function actorOf(actors: ReadonlyMap<string, Actor>, organ: string): Actor {
  const found = actors.get(organ);
  if (!found) throw new Error(`the province has no account for ${organ}`);
  return found;
}

