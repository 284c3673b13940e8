import { statesThatKnow, type AnyProcedure, type IsoDate } from '../../workflows/index.js';
import type { StepForReader } from '../cases/cases.service.js';
import type { ExplainedRefusal } from '../platform/language/explain.js';
import type { MapWords } from './map-words.js';
import { isPartDone, type Progress } from './progress.js';
import type { MapState, RoadMap } from './road-map.js';

/** How a state stands (visited, current, ahead, not-taken), or a step (done, open, refused, ahead, not-taken). */
export type Standing = 'visited' | 'current' | 'done' | 'open' | 'refused' | 'ahead' | 'not-taken';

/** One state or step of a picture, as a line of the list that says the same. */
export interface Entry {
  readonly number: string;
  readonly kind: 'state' | 'step';
  readonly name: string;
  readonly label: string;
  /** Of a step: whether a case goes on by it, or it happens beside the road. */
  readonly beside: boolean;
  /** Of a step beside the road: it puts the record in order, or right what was wrong. */
  readonly repair: boolean;
  readonly recordedBy?: string | undefined;
  /** Absent from the picture of a procedure. */
  readonly standing?: Standing | undefined;
  /** Days on which the case came into the state, or the step was done. */
  readonly on: readonly IsoDate[];
  /** Of a step: one of its acts counts otherwise than it was recorded. */
  readonly corrected: boolean;
  readonly refusals: readonly ExplainedRefusal[];
  /** The standing in words. */
  readonly says: string;
  readonly leadsTo: readonly Way[];
}

/** Where a state or a step leads, by its number in the picture. */
export interface Way {
  readonly number: string;
  readonly condition?: string | undefined;
  readonly taken: boolean;
}

/** What a case has come to, for its list: its progress, and every step as it stands today with its refusals in words. */
export interface CaseStanding {
  readonly progress: Progress;
  readonly steps: readonly StepForReader[];
  readonly explain: (step: StepForReader) => ExplainedRefusal[];
}

/** The content of a picture in the order in which it is numbered: each state with its steps, then the steps beside the road. */
export function entriesOf(procedure: AnyProcedure, map: RoadMap, words: MapWords, standing?: CaseStanding): Entry[] {
  const list = new EntryList(procedure, map, words, standing);
  return [...map.states.flatMap((state) => [list.ofState(state), ...state.steps.map(({ number, name }) => list.ofStep(number, name, state))]), ...map.beside.map(({ number, name }) => list.ofStep(number, name))];
}

class EntryList {
  constructor(
    private readonly procedure: AnyProcedure,
    private readonly map: RoadMap,
    private readonly words: MapWords,
    private readonly standing: CaseStanding | undefined,
  ) {}

  ofState(state: MapState): Entry {
    const on = this.standing?.progress.entered.get(state.name) ?? [];
    const standing = this.standing && stateStanding(state, this.standing.progress);
    const says = standing === undefined ? '' : this.words.say(on.length > 0 ? `states.${standing}-on` : `states.${standing}`, { days: this.words.days(on) });
    return { number: state.number, kind: 'state', name: state.name, label: this.words.state(state.name), beside: false, repair: false, standing, on, corrected: false, refusals: [], says, leadsTo: this.ways(state.name, undefined) };
  }

  /** A step where it is drawn: at a state that waits for it, or beside the road. */
  ofStep(number: string, name: string, at?: MapState): Entry {
    const step = this.procedure.steps.find((one) => one.name === name);
    const beside = at ? undefined : this.map.beside.find((one) => one.number === number);
    const on = this.standing?.progress.done.get(number) ?? [];
    const corrected = this.standing?.progress.corrected.has(number) ?? false;
    const today = this.standing?.steps.find((one) => one.step === name);
    const known = at ? [at.name] : step ? statesThatKnow(this.procedure, step) : [];
    const standing = this.standing && stepStanding(known, on, this.isAwaited(today) ? today : undefined, this.standing.progress);
    const refusals = standing === 'refused' && today && this.standing ? this.standing.explain(today) : [];
    const leadsTo = at ? this.ways(at.name, name) : (beside?.leadsTo ?? []).map((to) => ({ number: this.numberOf(to), taken: false }));
    return { number, kind: 'step', name, label: this.words.step(name), beside: at === undefined, repair: beside?.repair ?? false, recordedBy: step?.recordedBy, standing, on, corrected, refusals, says: this.sayStep(standing, on, corrected, refusals), leadsTo };
  }

  /** In a case that has ended, what cannot be done today is nothing that anybody waits for. */
  private isAwaited(today: StepForReader | undefined): boolean {
    const current = this.standing?.progress.current ?? new Set();
    return today?.open === true || !this.map.states.some(({ name, final, parent }) => final && parent === undefined && current.has(name));
  }

  private sayStep(standing: Standing | undefined, on: readonly IsoDate[], corrected: boolean, refusals: readonly ExplainedRefusal[]): string {
    if (standing === undefined) return '';
    const done = on.length > 0 ? this.words.say(corrected ? 'steps.corrected' : 'steps.done', { days: this.words.days(on) }) : '';
    if (standing === 'done') return done;
    const now = this.words.say(`steps.${standing}`, { reasons: refusals.map(({ message }) => message).join(' ') });
    return done === '' ? now : `${done}; ${now}`;
  }

  private ways(from: string, step: string | undefined): Way[] {
    const own = this.map.arrows.filter((arrow) => arrow.from === from && arrow.step === step);
    return own.map((arrow) => ({ number: this.numberOf(arrow.to), condition: this.words.arrow(arrow), taken: this.standing?.progress.taken.has(arrow) ?? false }));
  }

  private numberOf(name: string): string {
    return this.map.states.find((state) => state.name === name)?.number ?? '';
  }
}

function stateStanding(state: MapState, { current, entered, ahead }: Progress): Standing {
  if (current.has(state.name)) return isPartDone(state) ? 'visited' : 'current';
  if (entered.has(state.name)) return 'visited';
  return ahead.has(state.name) ? 'ahead' : 'not-taken';
}

function stepStanding(states: readonly string[], on: readonly IsoDate[], today: StepForReader | undefined, { current, ahead }: Progress): Standing {
  if (today && states.some((state) => current.has(state))) return today.open ? 'open' : 'refused';
  if (on.length > 0) return 'done';
  return states.some((state) => ahead.has(state)) ? 'ahead' : 'not-taken';
}
