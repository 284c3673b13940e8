import { apply, arrowsOf, initialState, statesOf, type AnyProcedure, type AnyStep, type Arrow, type CaseState, type Happening, type IsoDate } from '../../workflows/index.js';
import { arrowTaken, type MapArrow, type MapState, type RoadMap } from './road-map.js';

/** How far a case has come on its road, from its events alone. */
export interface Progress {
  /** Days on which the case came into each state; none for the state it began in. */
  readonly entered: ReadonlyMap<string, readonly IsoDate[]>;
  /** Days of each step, by its number in the map. */
  readonly done: ReadonlyMap<string, readonly IsoDate[]>;
  /** Numbers of steps of which an act was corrected. */
  readonly corrected: ReadonlySet<string>;
  /** Arrows of the map that the case went along. */
  readonly taken: ReadonlySet<MapArrow>;
  readonly current: ReadonlySet<string>;
  /** States that the case can still come to. */
  readonly ahead: ReadonlySet<string>;
}

/** Follows the events of a case along the map. */
export function progressOf(procedure: AnyProcedure, map: RoadMap, events: readonly Happening[], isCorrected: (event: Happening) => boolean = () => false): Progress {
  const walk = new Walk(procedure, map, isCorrected);
  for (const event of events) walk.go(event);
  const current = new Set(statesOf(walk.state.place));
  return { entered: walk.entered, done: walk.done, corrected: walk.corrected, taken: walk.taken, current, ahead: reachableFrom(current, onward(procedure, map), map) };
}

class Walk {
  readonly entered = new Map<string, IsoDate[]>();
  readonly done = new Map<string, IsoDate[]>();
  readonly corrected = new Set<string>();
  readonly taken = new Set<MapArrow>();
  state: CaseState;
  private readonly arrows: readonly Arrow[];

  constructor(
    private readonly procedure: AnyProcedure,
    private readonly map: RoadMap,
    private readonly isCorrected: (event: Happening) => boolean,
  ) {
    this.state = initialState(procedure);
    this.arrows = arrowsOf(procedure.machine);
    for (const name of statesOf(this.state.place)) this.entered.set(name, []);
  }

  go(event: Happening): void {
    const step = this.procedure.steps.find((one) => one.event === event.type);
    const before = new Set(statesOf(this.state.place));
    this.state = apply(this.procedure, this.state, event);
    const after = new Set(statesOf(this.state.place));
    if (step && this.isCorrected(event)) this.corrected.add(this.numberOf(step, before));
    if (step) note(this.done, this.numberOf(step, before), event.happenedOn);
    this.takeArrows(event, step, before, after);
    for (const name of after) if (!before.has(name)) note(this.entered, name, event.happenedOn);
  }

  /** Where the step is drawn: at a state the case was in; else where it was done before, when a paper is renewed; else at the first. */
  private numberOf({ name, part }: AnyStep, before: ReadonlySet<string>): string {
    if (part !== 'road') return this.map.beside.find((step) => step.name === name)?.number ?? '';
    const drawn = this.map.states.flatMap((state) => state.steps.filter((step) => step.name === name).map(({ number }) => ({ state, number })));
    const at = drawn.find(({ state }) => before.has(state.name)) ?? drawn.findLast(({ number }) => this.done.has(number)) ?? drawn[0];
    return at?.number ?? '';
  }

  private takeArrows(event: Happening, step: AnyStep | undefined, before: ReadonlySet<string>, after: ReadonlySet<string>): void {
    for (const from of before) {
      const chosen = arrowTaken(this.arrows, from, { ...event });
      // The last part of a state that is completed is left in the same moment.
      if (chosen?.to !== undefined && !after.has(chosen.to)) note(this.entered, chosen.to, event.happenedOn);
      for (const arrow of this.map.arrows.filter((one) => one.from === from)) {
        const byStep = step !== undefined && arrow.step === step.name && chosen?.to === arrow.to;
        const byItself = arrow.step === undefined && !after.has(from) && after.has(arrow.to) && chosen?.to !== arrow.to;
        if (byStep || byItself) this.taken.add(arrow);
      }
    }
  }
}

function note(days: Map<string, IsoDate[]>, name: string, on: IsoDate): void {
  days.set(name, [...(days.get(name) ?? []), on]);
}

/** The arrows by which a case goes on. One that has ended waits for nothing, and nobody waits for a repair. */
function onward(procedure: AnyProcedure, { states }: RoadMap): Arrow[] {
  const repairs = new Set(procedure.steps.filter(({ part }) => part === 'repair').map(({ event }) => event));
  const ends = new Set(states.filter(({ final, parent }) => final && parent === undefined).map(({ name }) => name));
  return arrowsOf(procedure.machine).filter(({ from, event }) => !ends.has(from) && !(event !== undefined && repairs.has(event)));
}

/** States that a case can still come to from these; a state is reached with everything inside it. */
function reachableFrom(current: ReadonlySet<string>, arrows: readonly Arrow[], { states }: RoadMap): ReadonlySet<string> {
  const reached = new Set<string>();
  const seen = new Set(current);
  for (const name of seen) {
    const targets = arrows.filter(({ from }) => from === name).flatMap(({ to }) => to ?? []);
    const found = states.filter((state) => targets.some((to) => state.name === to || state.name.startsWith(`${to}.`)));
    for (const state of found) {
      seen.add(state.name);
      reached.add(state.name);
    }
  }
  return reached;
}

/** Whether a part of a state is complete: what stands in it was the end of that part. */
export const isPartDone = ({ final, parent }: MapState): boolean => final && parent !== undefined;
