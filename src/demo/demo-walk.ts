import { addDays, ageOn, earlier, findProcedure, findStep, IsoDate, isOpen, mainState, type AnyProcedure, type CaseState } from '../../workflows/index.js';
import type { CasesService, StepResult } from '../cases/cases.service.js';
import type { PeopleService } from '../people/people.service.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { DemoClock } from './demo-clock.js';
import { commandOf, type Candidate, type Entered, type Scene } from './demo-commands.js';
import { drawFor, type Draw } from './demo-draw.js';
import { chainFrom, type BranchKey } from './demo-organisations.js';
import { demo, type Population } from './demo-population.js';
import type { Act, Road } from './demo-road.js';

/** The last day of the demonstration: nothing happens or is recorded after it. */
export const lastDay: IsoDate = '2026-11-20';

/** Those who record: the secretary of one branch, and the office clerks of the two committees above. */
export interface Recorders {
  readonly secretary: Actor & { readonly branch: BranchKey };
  readonly clerk: Actor;
  readonly provinceClerk: Actor;
}

/** What a walk needs around it. */
export interface WalkSurroundings {
  readonly cases: CasesService;
  readonly people: PeopleService;
  readonly clock: DemoClock;
  readonly population: Population;
  readonly recorders: Recorders;
  /** Told of each act, recorded or left out. */
  readonly onAct: () => void;
}

const minute = 60_000;

/** Walks one candidate's road: every act goes through the engine, recorded some days after it happened, by somebody who may. */
export class Walk {
  private readonly procedure = admission();
  private readonly done = new Set<string>();
  private branch: BranchKey;
  private helper: string;
  private destination: BranchKey | undefined;
  private movedInOn: IsoDate | undefined;
  private recordedAt = new Date(0);
  private opened: { readonly caseId: string; readonly state: CaseState } | undefined;

  constructor(
    private readonly road: Road,
    private readonly candidate: Candidate,
    private readonly around: WalkSurroundings,
  ) {
    this.branch = road.branch;
    this.helper = this.memberOf(road.branch, drawFor(`helper ${road.shows}`));
  }

  /** The first act, which opens the case. */
  async open(): Promise<void> {
    const [first] = this.road.acts;
    if (first) await this.take(first, 0);
  }

  /** All further acts. Gives the state they lead to. */
  async goOn(): Promise<string> {
    for (const [place, act] of this.road.acts.entries()) if (place > 0) await this.take(act, place);
    return this.opened ? mainState(this.opened.state.place) : 'beforeOutreach';
  }

  private async take(act: Act, place: number): Promise<void> {
    const step = findStep(this.procedure, act.step);
    if (!step) throw this.failure(act, 'there is no such step');
    this.around.onAct();
    if (act.whereOpen && this.opened && !isOpen(this.procedure, this.opened.state, step)) return;

    const draw = drawFor(`${this.road.shows} ${place}`);
    if (step.name === 'assign-helper' || step.name === 'receive-transfer') this.helper = this.memberOf(this.destination ?? this.branch, draw, this.helper);
    const recorder = this.recorderOf(step.recordedBy);
    const command = commandOf(act.step, this.sceneOf(act, draw));
    this.recordedAt = this.instantOf(act, draw);
    const { event, state } = await this.around.clock.at(this.recordedAt, () => this.record(act, command, recorder));
    this.opened = { caseId: event.caseId, state };
    this.done.add(act.step);
    this.follow(act);
  }

  private async record(act: Act, command: Entered, recorder: Actor): Promise<StepResult> {
    const { cases } = this.around;
    try {
      return await (this.opened ? cases.record(this.opened.caseId, act.step, command, recorder) : cases.open(this.procedure.id, command, recorder, {}, demo));
    } catch (error) {
      if (error instanceof Problem) throw this.failure(act, `${error.code} ${JSON.stringify(error.details)}`);
      throw error;
    }
  }

  /** What an act changes for the acts after it. */
  private follow(act: Act): void {
    if (act.step === 'issue-transfer-letter') this.destination = act.how.to;
    if (act.step === 'recall-transfer-letter') this.destination = undefined;
    if (act.step === 'receive-transfer') {
      this.branch = this.destination ?? this.branch;
      this.destination = undefined;
      this.movedInOn = act.on;
    }
  }

  private sceneOf({ on, how }: Act, draw: Draw): Scene {
    const { branch, candidate, helper, movedInOn, done } = this;
    const { population } = this.around;
    return { on, how, draw, branch, candidate, helper, movedInOn, done, other: this.memberOf(branch, draw, helper), organId: (key) => population.organId(key) };
  }

  /** Some days after the act, in office hours, and after what was recorded before. */
  private instantOf({ on, how, step }: Act, draw: Draw): Date {
    if (on > lastDay) throw new Error(`${this.road.shows}: ${step} lies after the last day`);
    const day = addDays(on, how.recordedAfter ?? draw.number(0, 5));
    const instant = new Date(`${earlier(day, lastDay)}T08:00:00+07:00`).getTime() + draw.number(0, 480) * minute;
    return new Date(Math.max(instant, this.recordedAt.getTime() + 20 * minute));
  }

  /** The secretary records for the own branch; what others have to record, and other branches, the office of the committee does. */
  private recorderOf(recordedBy: string): Actor {
    const { secretary, clerk, provinceClerk } = this.around.recorders;
    const branch = recordedBy === 'destination-branch' ? (this.destination ?? this.branch) : this.branch;
    if (recordedBy.endsWith('branch') && branch === secretary.branch) return secretary;
    return chainFrom(branch).some(({ key }) => key === 'commune') ? clerk : provinceClerk;
  }

  private memberOf(branch: BranchKey, draw: Draw, besides?: string): string {
    return draw.one(this.around.population.membersOf(branch).filter((id) => id !== besides));
  }

  private failure({ step, on }: Act, why: string): Error {
    return new Error(`demonstration «${this.road.shows}»: ${step} on ${on}: ${why}`);
  }
}

/** The candidate of a road, as drawn. */
export function candidateOf(id: string, { shows, acts }: Road, bornOn: IsoDate): Candidate {
  const draw = drawFor(`candidate ${shows}`);
  const { years } = ageOn(bornOn, acts[0]?.on ?? lastDay);
  const isYoung = years < 29;
  const trade = draw.chance(25) ? ('trade-union' as const) : undefined;
  const organisation = isYoung ? 'youth-union' : draw.one(['trade-union', 'women-union', 'farmers-union', 'veterans']);
  return { id, married: years >= 26, fatherIsMember: draw.chance(30), union: isYoung ? 'youth-union' : trade, organisation };
}

function admission(): AnyProcedure {
  const found = findProcedure('admission');
  if (!found) throw new Error('the demonstration needs the procedure of admission');
  return found;
}
