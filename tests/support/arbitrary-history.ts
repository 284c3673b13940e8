import fc from 'fast-check';
import { addDays, decide, initialState, isClosed, openEvents, type AnyProcedure, type AnyStep, type CaseState, type Decision, type Happening, type Here, type IsoDate } from '../../workflows/index.js';
import { arbitraryCommand, arbitraryDay, arbitraryField } from './arbitrary-command.js';
import { admissionGuide } from './arbitrary-admission.js';
import { complaintGuide } from './arbitrary-complaint.js';
import { missable, missOf } from './arbitrary-miss.js';
import { screeningGuide } from './arbitrary-screening.js';

/** Draws one value of an arbitrary. */
export type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

/** What a random walk must know of one procedure to come far: surroundings, and commands that are mostly accepted. */
export interface Guide {
  /** Surroundings of a whole walk. */
  surroundings(draw: Draw): Here;
  /** The same with something missing or wrong. */
  disturbed(here: Here, draw: Draw): Here;
  /** A command that the step accepts, if anything does. */
  command(step: AnyStep, on: IsoDate, here: Here, draw: Draw): Record<string, unknown>;
  /** A step that a walk must take here more than once to come far. */
  again?(state: CaseState): string | undefined;
}

/** One guide for each registered procedure. */
export const guides: Readonly<Record<string, Guide>> = { admission: admissionGuide, complaint: complaintGuide, screening: screeningGuide };

/** One command tried in a walk. */
export interface Attempt {
  readonly state: CaseState;
  readonly step: AnyStep;
  readonly here: Here;
  readonly on: IsoDate;
  readonly decision: Decision;
}

const number = fc.noBias(fc.nat({ max: 2_000_000_000 }));
/** A whole number from 0 to a greatest one, all equally likely. One arbitrary serves all, because a generator keeps every one it has met. */
export const upTo = (draw: Draw, greatest: number): number => draw(number) % (greatest + 1);
/** True in so many of a hundred draws. */
export const chance = (draw: Draw, ofHundred: number): boolean => upTo(draw, 99) < ofHundred;
/** One of the values, all equally likely. */
export const pick = <T>(draw: Draw, values: readonly T[]): T => values[upTo(draw, values.length - 1)]!;

/** A generator knows an arbitrary again by who makes it. One maker for all would have it compare every arbitrary, all through, with every one it has met. */
const makers = new WeakMap<fc.Arbitrary<unknown>, () => fc.Arbitrary<unknown>>();
function makerOf(arbitrary: fc.Arbitrary<unknown>): () => fc.Arbitrary<unknown> {
  const made = makers.get(arbitrary) ?? (() => arbitrary);
  makers.set(arbitrary, made);
  return made;
}
/** A generator of fast-check as a plain draw. */
export const drawFrom = (generator: fc.GeneratorValue): Draw => (arbitrary) => generator(makerOf(arbitrary)) as never;

/** Where a walk begins that does not begin with the case, and what is the same for all of it. */
export interface Start {
  readonly state: CaseState;
  readonly day: IsoDate;
  readonly here?: Partial<Here>;
}

/** What holds of a set of walks. */
interface Walks {
  readonly seed: number;
  readonly inABatch: number;
  /** How many batches there are at most. */
  readonly most?: number;
}

/**
 * Random walks in batches, each with another seed: one batch at least, and more while something that must be met was not. What a change of
 * a procedure leads elsewhere is so found by more walks and not by luck with a seed; the walks are the same at every run.
 */
export function walkUntil(met: () => boolean, walks: Walks, oneWalk: (draw: Draw) => void): void {
  sharedWalks(walks, oneWalk)(() => undefined, met);
}

/** The same for several promises: each is asked of all walks so far, and walks on while it has not met what it speaks of. */
export function sharedWalks<T>({ seed, inABatch, most = 12 }: Walks, oneWalk: (draw: Draw) => T): (look: (walked: T) => void, met: () => boolean) => void {
  const walked: T[] = [];
  let batches = 0;
  const walkABatch = (): void => {
    const batch = fc.property(fc.gen(), (generator) => void walked.push(oneWalk(drawFrom(generator))));
    fc.assert(batch, { seed: seed + batches, numRuns: inABatch, endOnFailure: true, reporter: failWithoutTheDraws });
    batches += 1;
  };
  return (look, met) => {
    let looked = 0;
    do {
      if (looked === walked.length) walkABatch();
      for (; looked < walked.length; looked += 1) look(walked[looked]!);
    } while (batches < most && !met());
  };
}

/** A random walk through a procedure: lawful commands, spoilt ones and arbitrary ones. What is accepted is followed, except that a walk seldom ends early. */
export function walk(procedure: AnyProcedure, draw: Draw, attempts: number, look: (attempt: Attempt) => void, start?: Start): readonly Happening[] {
  const guide = guides[procedure.id];
  if (!guide) throw new Error(`no guide for ${procedure.id}`);
  const usual = { ...guide.surroundings(draw), ...start?.here };
  const history: Happening[] = [];
  const taken = new Map<string, number>();
  let state = start?.state ?? initialState(procedure);
  let day = start?.day ?? addDays('2016-07-25', upTo(draw, 3650));
  for (let count = 0; count < attempts; count += 1) {
    const step = nextStep(procedure, guide, state, usual, taken, draw);
    const on = chance(draw, 96) ? addDays(day, chance(draw, 85) ? upTo(draw, 25) : 30 + upTo(draw, 390)) : draw(arbitraryDay);
    const here = chance(draw, 85) ? usual : guide.disturbed(usual, draw);
    const command = step.command.safeParse(commandOf(procedure, guide, state, step, on, here, draw));
    if (!command.success) continue;
    const decision = decide(procedure, state, step, command.data, here);
    look({ state, step, here, on: command.data.happenedOn, decision });
    if (!decision.accepted) continue;
    taken.set(step.name, (taken.get(step.name) ?? 0) + 1);
    if (isClosed(procedure.machine, decision.next.place) && !chance(draw, openEvents(procedure.machine, decision.next.place).size > 0 ? 40 : 10)) continue;
    state = decision.next;
    history.push(decision.event);
    // After a day that only went by, acts of days before it may still be entered.
    if (decision.event.happenedOn > day && (step.part !== 'observed' || chance(draw, 50))) day = decision.event.happenedOn;
  }
  return history;
}

/** Mostly a step that is open and was taken least in this walk, so that walks go on instead of standing. */
function nextStep(procedure: AnyProcedure, guide: Guide, state: CaseState, here: Here, taken: ReadonlyMap<string, number>, draw: Draw): AnyStep {
  const again = procedure.steps.find(({ name }) => name === guide.again?.(state));
  if (again && chance(draw, 25)) return again;
  const known = openEvents(procedure.machine, state.place);
  // What the program observes is tried now and then where there is something to observe, and seldom once more.
  const isObserved = (step: AnyStep) => (chance(draw, 40) ? (taken.get(step.name) ?? 0) < 3 && missable(procedure, state, here).length > 0 : chance(draw, 15) && state.facts.missed !== undefined);
  const isTried = (step: AnyStep) => step.part !== 'observed' || isObserved(step);
  const open = procedure.steps.filter((step) => known.has(step.event) && isTried(step));
  if (open.length === 0 || chance(draw, 20)) return pick(draw, procedure.steps);
  const least = Math.min(...open.map(({ name }) => taken.get(name) ?? 0));
  return pick(draw, chance(draw, 75) ? open.filter(({ name }) => (taken.get(name) ?? 0) === least) : open);
}

function commandOf(procedure: AnyProcedure, guide: Guide, state: CaseState, step: AnyStep, on: IsoDate, here: Here, draw: Draw): unknown {
  if (chance(draw, 10)) return draw(arbitraryCommand(step));
  const command = (step.part === 'observed' ? missOf(procedure, state, here, draw) : undefined) ?? guide.command(step, on, here, draw);
  if (chance(draw, 70)) return command;
  const spoilt = pick(draw, Object.keys(command));
  return { ...command, [spoilt]: draw(arbitraryField(step, spoilt)) };
}

/** A walk draws hundreds of values; its place tells which one it was, and the error what was wrong. */
export function failWithoutTheDraws({ failed, seed, counterexamplePath, errorInstance }: { failed: boolean; seed: number; counterexamplePath: string | null; errorInstance: unknown }): void {
  if (failed) throw new Error(`walk ${counterexamplePath ?? ''} of seed ${seed}`, { cause: errorInstance });
}
