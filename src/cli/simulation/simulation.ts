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
  type Consequence,
  type Deadline,
  type Decision,
  type Happening,
  type IsoDate,
  type Receipt,
  type Refusal,
  type StepStanding,
} from '../../../workflows/index.js';
import { fieldErrorsOf } from '../../platform/http/field-errors.js';
import type { FieldError } from '../../platform/http/problem.js';
import { ownCase, type SimulateFile } from './simulate-file.js';
import { SimulatedWorld, type SimulatedCase } from './simulated-world.js';

/** What an accepted step brought about in another case of the file. */
export interface BroughtAbout {
  readonly case: string;
  readonly step: string;
  readonly event: Happening;
  readonly states: readonly string[];
}

/** What became of one step of the file. */
export type StepOutcome = { readonly step: string; readonly happenedOn?: string | undefined; readonly note?: string | undefined } & (
  | { readonly verdict: 'accepted'; readonly event: Happening; /** What the engine added to the clerk's data. */ readonly outcome: Readonly<Record<string, unknown>>; readonly receipt: Receipt; readonly states: readonly string[]; readonly consequence?: BroughtAbout | undefined }
  | { readonly verdict: 'refused'; readonly refusals: readonly Refusal[]; /** Another case, whose rules refuse what the step would bring about there. */ readonly concernsCase?: string | undefined }
  | { readonly verdict: 'unreadable'; readonly errors: readonly FieldError[] }
  | { readonly verdict: 'unknown' }
);

/** A case that was played through, and where it stands at the end. */
export interface PlayedCase {
  readonly id: string;
  readonly procedure: AnyProcedure;
  readonly steps: readonly StepOutcome[];
  readonly state: CaseState;
  readonly states: readonly string[];
  readonly closed: boolean;
}

/** The case that a file is about, and beside it the person's other cases. */
export interface Simulated extends PlayedCase {
  readonly today: IsoDate;
  readonly others: readonly PlayedCase[];
  readonly standings: readonly StepStanding[];
  readonly deadlines: readonly Deadline[];
}

/**
 * Plays the steps of a file one after another by the same functions that the server decides by, those of the person's other cases first. A
 * step that is refused changes nothing. Days are counted by the notices that the program brings: those entered since are in a database.
 */
export function simulate(file: SimulateFile, today: IsoDate): Simulated {
  const procedure = procedureOf(file.procedure);
  const others = file.otherCases.map((other) => newCase(other.id, procedureOf(other.procedure)));
  const own = newCase(ownCase, procedure);
  const world = new SimulatedWorld(file, procedure.opening, [...others, own], today);
  const playAll = (of: SimulatedCase, steps: SimulateFile['steps']): StepOutcome[] =>
    steps.map((planned) => ({ step: planned.step, happenedOn: dayIn(planned.data), note: planned.note, ...play(world, of, planned) }));
  const played = others.map((other, place) => ({ of: other, steps: playAll(other, file.otherCases[place]?.steps ?? []) }));
  const steps = playAll(own, file.steps);
  return {
    ...outcomeOf(own, steps),
    today,
    others: played.map((other) => outcomeOf(other.of, other.steps)),
    standings: openSteps(procedure, own.state, today, world.todayAround(own)),
    deadlines: deadlinesOf(procedure, own.state, vietnamCalendar).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)),
  };
}

function procedureOf(id: string): AnyProcedure {
  const procedure = findProcedure(id);
  if (!procedure) throw new Error(`no procedure ${id}`);
  return procedure;
}

const newCase = (id: string, procedure: AnyProcedure): SimulatedCase => ({ id, procedure, state: initialState(procedure), papers: {} });

function outcomeOf({ id, procedure, state }: SimulatedCase, steps: readonly StepOutcome[]): PlayedCase {
  return { id, procedure, steps, state, states: statesOf(state.place), closed: isClosed(procedure.machine, state.place) };
}

type Verdict = StepOutcome extends infer O ? (O extends unknown ? Omit<O, 'step' | 'happenedOn' | 'note'> : never) : never;

function play(world: SimulatedWorld, of: SimulatedCase, planned: SimulateFile['steps'][number]): Verdict {
  const { procedure, state } = of;
  const step = findStep(procedure, planned.step);
  if (!step) return { verdict: 'unknown' };
  const data = step.name === procedure.opening ? world.completed(planned.data) : planned.data;
  const read = step.command.safeParse(data);
  if (!read.success) return { verdict: 'unreadable', errors: fieldErrorsOf(read.error.issues, data) };
  world.look(planned.papers, of);
  const decision = decide(procedure, state, step, read.data, world.around(step, of, read.data));
  if (!decision.accepted) return { verdict: 'refused', refusals: decision.refusals };
  const { event, next, receipt } = decision;
  const brought = judged(world, step.consequence?.(event, next.facts, of.id), event.happenedOn);
  if (brought && !brought.decision.accepted) return { verdict: 'refused', refusals: brought.decision.refusals, concernsCase: brought.other.id };
  world.goOn(of, next, event.happenedOn);
  return { verdict: 'accepted', event, outcome: addedTo(read.data, event), receipt, states: statesOf(next.place), consequence: brought && happened(world, brought) };
}

interface Judged {
  readonly other: SimulatedCase;
  readonly step: string;
  readonly decision: Decision;
}

/** What another case says to an act that is brought about in it. */
function judged(world: SimulatedWorld, consequence: Consequence | undefined, happenedOn: IsoDate): Judged | undefined {
  if (!consequence) return undefined;
  const other = world.cases.find(({ id }) => id === consequence.caseId);
  const step = other && findStep(other.procedure, consequence.step);
  if (!other || !step) throw new Error(`nothing can bring about ${consequence.step} in ${consequence.caseId}`);
  const command = step.command.parse({ ...consequence.command, happenedOn });
  return { other, step: step.name, decision: decide(other.procedure, other.state, step, command, world.around(step, other, command)) };
}

function happened(world: SimulatedWorld, { other, step, decision }: Judged): BroughtAbout | undefined {
  if (!decision.accepted) return undefined;
  const { event, next } = decision;
  world.goOn(other, next, event.happenedOn);
  return { case: other.id, step, event, states: statesOf(next.place) };
}

/** The fields of an event that no clerk stated. */
function addedTo(command: object, { type: _type, ...event }: Happening): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([name, value]) => !(name in command) && value !== undefined));
}

function dayIn(data: unknown): string | undefined {
  const day: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'happenedOn') : undefined;
  return typeof day === 'string' ? day.slice(0, 20) : undefined;
}
