import { branchOn, isClosed, mainState, membershipAfter, vietnamCalendar, type AnyProcedure, type AnyStep, type CaseState, type CommonFacts, type Dated, type DeciderLevel, type Here, type IsoDate, type Need, type OrganOnDay, type OrgansOnDay, type OtherCase, type PaperFinding, type PaperOnFile, type PersonOnFile, type Roll } from '../../../workflows/index.js';
import type { Chain, SimulateFile } from './simulate-file.js';

/** A case of the file as it stands after the steps played so far. */
export interface SimulatedCase {
  readonly id: string;
  readonly procedure: AnyProcedure;
  state: CaseState;
  /** Absent before the first step. */
  openedOn?: IsoDate;
  readonly papers: Record<string, PaperOnFile>;
}

type DatedRoll = Roll & { readonly from: IsoDate };
interface SimulatedOrgan {
  readonly id: string;
  readonly rolls: readonly DatedRoll[];
}
interface SimulatedChain {
  readonly branch: SimulatedOrgan;
  readonly section?: SimulatedOrgan | undefined;
  readonly grassroots?: SimulatedOrgan | undefined;
  readonly competent?: (SimulatedOrgan & { readonly decides: DeciderLevel }) | undefined;
  readonly underTheCentre?: (SimulatedOrgan & { readonly decides: DeciderLevel }) | undefined;
}

/** What is around the cases of a simulate file, all of one person. It answers what the record of organs and of people would: only what a step asks for. */
export class SimulatedWorld {
  readonly branch: string;
  readonly subject: string;
  private readonly chains: ReadonlyMap<string, SimulatedChain>;
  private readonly people: Record<string, PersonOnFile>;

  constructor(
    { organs, destinations, person, people, steps }: SimulateFile,
    openingStep: string,
    readonly cases: readonly SimulatedCase[],
    readonly today: IsoDate,
  ) {
    const opening = steps.find(({ step }) => step === openingStep)?.data;
    this.branch = organs.branch.id ?? fieldOf(opening, 'branch') ?? 'branch-1';
    this.subject = person.id ?? fieldOf(opening, 'subject') ?? 'candidate-1';
    this.chains = new Map([[this.branch, chainOf(organs, this.branch)], ...Object.entries(destinations).map(([id, chain]) => [id, chainOf(chain, id)] as const)]);
    this.people = { ...people, [this.subject]: { ...people[this.subject], ...person } };
  }

  /** The data of the opening step with the branch and the person of the file, where it names none. */
  completed(data: unknown): unknown {
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
    return { branch: this.branch, subject: this.subject, ...data };
  }

  /** Somebody looks for papers of a case where it stands. */
  look(found: Readonly<Record<string, PaperFinding>> | undefined, { state: { facts }, papers }: SimulatedCase): void {
    for (const [catalogue, finding] of Object.entries(found ?? {})) papers[catalogue] = { finding, round: facts.returns ?? 0 };
  }

  /** A case goes on, and the record of the person follows. */
  goOn(of: SimulatedCase, next: CaseState, on: IsoDate): void {
    const membership = membershipAfter(of.state.facts, next.facts);
    if (membership) this.people[this.subject] = { ...this.people[this.subject], fullMemberSince: membership.since ?? undefined };
    of.openedOn ??= on;
    of.state = next;
  }

  /** The surroundings of a step as it is decided. */
  around(step: AnyStep, of: SimulatedCase, command: Dated): Here {
    const { facts } = of.state;
    const leadsTo = step.leadsTo?.(command);
    const branch = step.recordedBy === 'destination-branch' ? (leadsTo ?? facts.destination) : this.branchOf(facts, command.happenedOn);
    const here = this.gathered(of, step.needs, command.happenedOn, branch, step.mentions?.(command) ?? []);
    const destination = leadsTo === undefined ? undefined : this.chains.get(leadsTo);
    if (leadsTo === undefined || !destination) return here;
    // A file that tells of a reorganisation is believed.
    const successions = [facts.branch, facts.destination].flatMap((before) => (before === undefined ? [] : [{ of: before, successor: leadsTo, on: command.happenedOn }]));
    return { ...here, destination: organsOn(destination, command.happenedOn), successions };
  }

  /** The surroundings in which all steps are looked at today. */
  todayAround(of: SimulatedCase): Here {
    return this.gathered(of, ['organs', 'subject', 'papers', 'otherCases'], this.today, this.branchOf(of.state.facts, this.today), []);
  }

  private branchOf(facts: CommonFacts, on: IsoDate): string {
    return branchOn(facts, on) ?? this.branch;
  }

  private gathered(of: SimulatedCase, needs: readonly Need[], on: IsoDate, branch: string | undefined, mentioned: readonly string[]): Here {
    const named = [...(needs.includes('people') ? mentioned : []), ...(needs.includes('subject') ? [this.subject] : [])];
    const people = Object.fromEntries(named.flatMap((id) => (this.people[id] ? [[id, this.people[id]]] : [])));
    const chain = branch === undefined ? undefined : this.chains.get(branch);
    return {
      today: this.today,
      calendar: vietnamCalendar,
      organs: needs.includes('organs') && chain ? organsOn(chain, on) : undefined,
      people,
      subject: people[this.subject],
      papers: needs.includes('papers') ? of.papers : undefined,
      otherCases: needs.includes('otherCases') ? this.othersOf(of) : undefined,
    };
  }

  private othersOf({ id: own }: SimulatedCase): OtherCase[] {
    const begun = this.cases.flatMap(({ id, procedure, state: { place, facts }, openedOn }) =>
      id === own || openedOn === undefined ? [] : [{ id, procedure: procedure.id, state: mainState(place), closed: isClosed(procedure.machine, place), openedOn, facts }],
    );
    return begun.sort((a, b) => a.openedOn.localeCompare(b.openedOn));
  }
}

/** The chain with an id for every organ. A grassroots committee that decides itself is one organ, so that it may be written once. */
function chainOf({ branch, section, grassroots, competent, underTheCentre }: Chain, id: string): SimulatedChain {
  const name = (role: string) => `${role}-above-${id}`.slice(0, 64);
  const decidesItself = competent?.decides === 'grassroots';
  const committee = grassroots ?? (decidesItself ? competent : undefined);
  const committeeId = grassroots?.id ?? (decidesItself ? competent.id : undefined) ?? name('grassroots');
  const competentId = competent?.id ?? (decidesItself ? committeeId : name('competent'));
  const competentRoll = competent?.roll ?? (competentId === committeeId ? committee?.roll : undefined);
  return {
    branch: { id, rolls: branch.roll ?? [] },
    section: section && { id: section.id ?? name('section'), rolls: section.roll ?? [] },
    grassroots: committee && { id: committeeId, rolls: committee.roll ?? [] },
    competent: competent && { id: competentId, rolls: competentRoll ?? [], decides: competent.decides },
    underTheCentre: underTheCentre && { id: underTheCentre.id ?? name('under-the-centre'), rolls: underTheCentre.roll ?? [], decides: underTheCentre.decides },
  };
}

function organsOn({ branch, section, grassroots, competent, underTheCentre }: SimulatedChain, on: IsoDate): OrgansOnDay {
  const above = [...new Set([section, grassroots, competent, underTheCentre].flatMap((organ) => (organ ? [organ.id] : [])))];
  const describe = ({ id, rolls }: SimulatedOrgan): OrganOnDay => ({ id, superiors: above.slice(above.indexOf(id) + 1), roll: rollOn(rolls, on) });
  const decider = (organ: SimulatedOrgan & { readonly decides: DeciderLevel }): OrganOnDay => ({ ...describe(organ), decides: organ.decides });
  return {
    branch: describe(branch),
    section: section && describe(section),
    grassroots: grassroots && describe(grassroots),
    competent: competent && decider(competent),
    // A committee that is competent itself may be the one directly under the Centre.
    underTheCentre: underTheCentre ? decider(underTheCentre) : competent?.decides === 'province' || competent?.decides === 'central' ? decider(competent) : undefined,
  };
}

/** The newest roll on or before a day; nothing before the first one. */
function rollOn(rolls: readonly DatedRoll[], on: IsoDate): Roll | undefined {
  const newest = rolls.filter(({ from }) => from <= on).toSorted((a, b) => a.from.localeCompare(b.from)).at(-1);
  if (!newest) return undefined;
  const { from: _from, ...roll } = newest;
  return roll;
}

function fieldOf(data: unknown, name: string): string | undefined {
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}
