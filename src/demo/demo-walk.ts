import { addDays, ageOn, earlier, findProcedure, findStep, IsoDate, initialState, isOpen, mainState, type AnyProcedure, type AnyStep, type CaseState } from '../../workflows/index.js';
import type { CasesService, StepResult } from '../cases/cases.service.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import type { DemoClock } from './demo-clock.js';
import { commandOf, type Candidate, type Entered, type Scene } from './demo-commands.js';
import { drawFor, type Draw } from './demo-draw.js';
import { demo, type Population } from './demo-population.js';
import type { Act, Road } from './demo-road.js';

/** The last day of the demonstration: nothing happens or is recorded after it. */
export const lastDay: IsoDate = '2026-11-20';

/** Who records an act of a branch's case on a day, by whom the step is recorded. */
export type RecorderOf = (branch: string, recordedBy: string, on: IsoDate) => Actor;

/** Told of each act, and whether it was recorded now: one may be left out, or have been there before. */
export type OnAct = (isRecorded: boolean) => void;

/** What a walk needs around it. */
export interface WalkSurroundings {
  readonly cases: CasesService;
  readonly clock: DemoClock;
  readonly population: Population;
  readonly recorderOf: RecorderOf;
  readonly onAct: OnAct;
  /** The case of an earlier road, by what it shows. */
  readonly caseOf?: (shows: string) => string | undefined;
  /** A round of screening by what the demonstration calls it. */
  readonly roundId?: (key: string) => string | undefined;
}

/** How far a case has come that was begun before a loading was cut short: its events, oldest first, and its state. */
export interface Recorded {
  readonly caseId: string;
  readonly events: readonly string[];
  readonly state: CaseState;
}

const minute = 60_000;

/** Walks one person's road: every act goes through the engine, recorded some days after it happened, by somebody who may. */
export class Walk {
  private readonly done = new Set<string>();
  private taken = 0;
  private branch: string;
  private helper: string;
  private destination: string | undefined;
  private movedInOn: IsoDate | undefined;
  private recordedAt = new Date(0);
  private opened: { readonly caseId: string; readonly state: CaseState } | undefined;
  private readonly procedure: AnyProcedure;

  constructor(
    private readonly road: Road<string>,
    private readonly candidate: Candidate,
    private readonly around: WalkSurroundings,
  ) {
    this.procedure = procedureOf(road);
    this.branch = road.branch;
    this.helper = this.memberOf(road.branch, drawFor(`helper ${road.shows}`));
  }

  /** The case, once it is open. */
  get caseId(): string | undefined {
    return this.opened?.caseId;
  }

  /** The first act, which opens the case. */
  async open(): Promise<void> {
    const [first] = this.road.acts;
    if (first && this.taken === 0) await this.take(first, 0);
  }

  /** All acts that are left, or those recorded before a moment. Gives the state they lead to. */
  async goOn(before?: Date): Promise<string> {
    for (const [place, act] of this.road.acts.entries()) {
      if (place < this.taken) continue;
      if (this.isLeftOut(act)) this.pass(place, false);
      else if (before && this.instantOf(act, place) >= before) break;
      else await this.take(act, place);
    }
    return mainState((this.opened?.state ?? initialState(this.procedure)).place);
  }

  /** Takes up a case where a loading that was cut short left it. */
  takeUp({ caseId, events, state }: Recorded): void {
    let recorded = 0;
    for (const [place, act] of this.road.acts.entries()) {
      if (recorded === events.length) break;
      const step = this.stepOf(act);
      if (step.event === events[recorded]) {
        recorded += 1;
        this.prepare(step, place);
        this.recordedAt = this.instantOf(act, place);
        this.follow(act);
      } else if (!act.whereOpen) {
        throw this.failure(act, 'the loading that was cut short went another way; remove the data and load anew');
      }
      this.pass(place, false);
    }
    this.opened = { caseId, state };
  }

  private async take(act: Act<string>, place: number): Promise<void> {
    const step = this.stepOf(act);
    this.pass(place, true);

    const draw = this.prepare(step, place);
    this.recordedAt = this.instantOf(act, place);
    const command = commandOf(act.step, this.sceneOf(act, draw));
    const recorder = this.recorder(step.recordedBy);
    const { event, state } = await this.around.clock.at(this.recordedAt, () => this.record(act, command, recorder));
    this.opened = { caseId: event.caseId, state };
    this.follow(act);
  }

  /** Whether the chain of organs has no such step. */
  private isLeftOut(act: Act<string>): boolean {
    return act.whereOpen && this.opened !== undefined && !isOpen(this.procedure, this.opened.state, this.stepOf(act));
  }

  private pass(place: number, isRecorded: boolean): void {
    this.around.onAct(isRecorded);
    this.taken = place + 1;
  }

  private async record(act: Act<string>, command: Entered, recorder: Actor): Promise<StepResult> {
    const { cases } = this.around;
    try {
      return await (this.opened ? cases.record(this.opened.caseId, act.step, command, recorder) : cases.open(this.procedure.id, command, recorder, {}, demo));
    } catch (error) {
      if (error instanceof Problem) throw this.failure(act, `${error.code} ${JSON.stringify(error.details)}`);
      throw error;
    }
  }

  /** What is drawn for an act, and who helps from then on. */
  private prepare({ name }: AnyStep, place: number): Draw {
    const draw = drawFor(`${this.road.shows} ${place}`);
    if (name === 'assign-helper' || name === 'receive-transfer' || name === 'receive-listed-member') this.helper = this.memberOf(this.destination ?? this.branch, draw, this.helper);
    return draw;
  }

  /** What an act changes for the acts after it. */
  private follow(act: Act<string>): void {
    this.done.add(act.step);
    if (act.step === 'issue-transfer-letter' || act.step === 'transfer-listed-member') this.destination = act.how.to;
    if (act.step === 'recall-transfer-letter' || act.step === 'recall-listed-member') this.destination = undefined;
    if (act.step === 'receive-transfer' || act.step === 'receive-listed-member') {
      this.branch = this.destination ?? this.branch;
      this.destination = undefined;
      this.movedInOn = act.on;
    }
  }

  private sceneOf({ on, how }: Act<string>, draw: Draw): Scene {
    const { branch, candidate, helper, movedInOn, done } = this;
    const { population } = this.around;
    return { on, how, draw, branch, candidate, helper, movedInOn, done, tree: population.tree, other: this.memberOf(branch, draw, helper), organId: (key) => population.organId(key), before: this.road.after === undefined ? undefined : this.around.caseOf?.(this.road.after), roundId: (key) => this.around.roundId?.(key) };
  }

  /** Some days after the act, in office hours, and after what was recorded before. */
  private instantOf({ on, how, step }: Act<string>, place: number): Date {
    if (on > lastDay) throw new Error(`${this.road.shows}: ${step} lies after the last day`);
    const draw = drawFor(`${this.road.shows} recorded ${place}`);
    const day = addDays(on, how.recordedAfter ?? draw.number(0, 5));
    const instant = new Date(`${earlier(day, lastDay)}T08:00:00+07:00`).getTime() + draw.number(0, 480) * minute;
    return new Date(Math.max(instant, this.recordedAt.getTime() + 20 * minute));
  }

  private recorder(recordedBy: string): Actor {
    const branch = recordedBy === 'destination-branch' ? (this.destination ?? this.branch) : this.branch;
    const on = new Date(this.recordedAt.getTime() + 7 * 60 * minute).toISOString().slice(0, 10);
    return this.around.recorderOf(branch, recordedBy, on as IsoDate);
  }

  private memberOf(branch: string, draw: Draw, besides?: string): string {
    return draw.one(this.around.population.membersOf(branch).filter((id) => id !== besides));
  }

  private stepOf(act: Act<string>): AnyStep {
    const step = findStep(this.procedure, act.step);
    if (!step) throw this.failure(act, 'there is no such step');
    return step;
  }

  private failure({ step, on }: Act<string>, why: string): Error {
    return new Error(`demonstration «${this.road.shows}»: ${step} on ${on}: ${why}`);
  }
}

/** The candidate of a road, as drawn. */
export function candidateOf(id: string, { shows, acts }: Road<string>, bornOn: IsoDate): Candidate {
  const draw = drawFor(`candidate ${shows}`);
  const { years } = ageOn(bornOn, acts[0]?.on ?? lastDay);
  const isYoung = years < 29;
  const trade = draw.chance(25) ? ('trade-union' as const) : undefined;
  const organisation = isYoung ? 'youth-union' : draw.one(['trade-union', 'women-union', 'farmers-union', 'veterans']);
  return { id, married: years >= 26, fatherIsMember: draw.chance(30), union: isYoung ? 'youth-union' : trade, organisation };
}

function procedureOf({ procedure = 'admission' }: Road<string>): AnyProcedure {
  const found = findProcedure(procedure);
  if (!found) throw new Error(`the demonstration needs the procedure of ${procedure}`);
  return found;
}
