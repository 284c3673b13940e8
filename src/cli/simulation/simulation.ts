import {
  decide,
  findProcedure,
  findStep,
  initialState,
  deadlinesOf,
  isClosed,
  openSteps,
  statesOf,
  vietnamCalendar,
  type AnyProcedure,
  type CaseState,
  type Deadline,
  type Happening,
  type IsoDate,
  type Receipt,
  type Refusal,
  type StepStanding,
} from '../../../workflows/index.js';
import { fieldErrorsOf } from '../../platform/http/field-errors.js';
import type { FieldError } from '../../platform/http/problem.js';
import type { SimulateFile } from './simulate-file.js';
import { SimulatedWorld } from './simulated-world.js';

/** What became of one step of the file. */
export type StepOutcome = { readonly step: string; readonly happenedOn?: string | undefined; readonly note?: string | undefined } & (
  | { readonly verdict: 'accepted'; readonly event: Happening; /** What the engine added to the clerk's data. */ readonly outcome: Readonly<Record<string, unknown>>; readonly receipt: Receipt; readonly states: readonly string[] }
  | { readonly verdict: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly verdict: 'unreadable'; readonly errors: readonly FieldError[] }
  | { readonly verdict: 'unknown' }
);

/** A case that was played through, and how it stands at the end. */
export interface Simulated {
  readonly procedure: AnyProcedure;
  readonly today: IsoDate;
  readonly steps: readonly StepOutcome[];
  readonly state: CaseState;
  readonly states: readonly string[];
  readonly closed: boolean;
  readonly standings: readonly StepStanding[];
  readonly deadlines: readonly Deadline[];
}

/** Plays the steps of a file one after another by the same functions that the server decides by. A step that is refused changes nothing. */
export function simulate(file: SimulateFile, today: IsoDate): Simulated {
  const procedure = findProcedure(file.procedure);
  if (!procedure) throw new Error(`no procedure ${file.procedure}`);
  const world = new SimulatedWorld(file, procedure.opening, today);
  let state = initialState(procedure);
  const steps = file.steps.map((planned) => {
    const { outcome, next } = play(procedure, world, state, planned);
    state = next;
    return { step: planned.step, happenedOn: dayIn(planned.data), note: planned.note, ...outcome };
  });
  const states = statesOf(state.place);
  return {
    procedure,
    today,
    steps,
    state,
    states,
    closed: isClosed(procedure.machine, state.place),
    standings: openSteps(procedure, state, today, world.todayAround(state)),
    deadlines: deadlinesOf(procedure, state, vietnamCalendar).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)),
  };
}

type Verdict = StepOutcome extends infer O ? (O extends unknown ? Omit<O, 'step' | 'happenedOn' | 'note'> : never) : never;

function play(procedure: AnyProcedure, world: SimulatedWorld, state: CaseState, planned: SimulateFile['steps'][number]): { outcome: Verdict; next: CaseState } {
  const step = findStep(procedure, planned.step);
  if (!step) return { outcome: { verdict: 'unknown' }, next: state };
  const data = step.name === procedure.opening ? world.completed(planned.data) : planned.data;
  const read = step.command.safeParse(data);
  if (!read.success) return { outcome: { verdict: 'unreadable', errors: fieldErrorsOf(read.error.issues, data) }, next: state };
  world.look(planned.papers, state);
  const decision = decide(procedure, state, step, read.data, world.around(step, state, read.data));
  if (!decision.accepted) return { outcome: { verdict: 'refused', refusals: decision.refusals }, next: state };
  const { event, next, receipt } = decision;
  return { outcome: { verdict: 'accepted', event, outcome: addedTo(read.data, event), receipt, states: statesOf(next.place) }, next };
}

/** The fields of an event that no clerk stated. */
function addedTo(command: object, { type: _type, ...event }: Happening): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([name, value]) => !(name in command) && value !== undefined));
}

function dayIn(data: unknown): string | undefined {
  const day: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'happenedOn') : undefined;
  return typeof day === 'string' ? day.slice(0, 20) : undefined;
}
