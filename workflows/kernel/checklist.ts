import { refusalsOf, type Refusal } from './condition.js';
import { refusalsBefore } from './decide.js';
import { neverExpires, type IsoDate } from './iso-date.js';
import { arrowsOf, openEvents, statesOf, type Place } from './order.js';
import type { PaperState } from './papers.js';
import { momentOf, type AnyProcedure, type AnyStep, type CaseState, type Edition } from './procedure.js';
import { stepsAhead } from './road.js';
import type { Here, Moment } from './step.js';

/** One line of a checklist: the very conditions that decide the step say whether the paper stands in its way. */
export interface ChecklistItem {
  readonly paper: string;
  readonly state: PaperState;
  readonly givenOn?: IsoDate | undefined;
  readonly lastValidOn?: IsoDate | undefined;
  readonly refusals: readonly Refusal[];
}

type Facts = CaseState['facts'];

/** The papers a step asks for, or judges, each as it stands on that day. */
export function checklistOf(step: AnyStep, moment: Moment<Facts, Edition>): ChecklistItem[] {
  return (step.papers ?? step.judges ?? []).map((need): ChecklistItem => {
    const { facts, regulation, here } = moment;
    if (!need.appliesTo(facts)) return { paper: need.catalogue, state: 'not-applicable', refusals: [] };
    const refusals = refusalsOf(need.conditions, moment);
    const givenOn = need.givenOn(facts);
    const seen = givenOn !== undefined || here.papers?.[need.catalogue] !== undefined;
    const state = refusals.length === 0 ? 'in-order' : seen ? 'missing' : 'not-yet-seen';
    return { paper: need.catalogue, state, givenOn, lastValidOn: need.lastValidOn(facts, regulation), refusals };
  });
}

/** A step as far as papers stand in its way on a day. */
export interface Check {
  readonly step: AnyStep;
  readonly open: boolean;
  readonly papers: readonly ChecklistItem[];
  /** What else stands against it: order, dates, and conditions that are about no paper. */
  readonly others: readonly Refusal[];
}

/** What stands against a step on a day, sorted into its papers and the rest. All of it comes from the function that decides. */
export function checkOf(procedure: AnyProcedure, state: CaseState, step: AnyStep, on: IsoDate, here: Here): Check {
  const refusals = refusalsBefore(procedure, state, step, on, here);
  const papers = checklistOf(step, momentOf(procedure, state, on, here));
  const ofPapers = new Set(step.papers ? papers.flatMap((item) => item.refusals.map((refusal) => JSON.stringify(refusal))) : []);
  return { step, open: refusals.length === 0, papers, others: refusals.filter((refusal) => !ofPapers.has(JSON.stringify(refusal))) };
}

/** The steps a checklist is wanted for where the case stands: those ahead that ask for papers, and those open that judge them. */
export function checksAt(procedure: AnyProcedure, place: Place): AnyStep[] {
  const open = openEvents(procedure.machine, place);
  const ahead = new Set(checksAhead(procedure, place));
  return procedure.steps.filter((step) => ahead.has(step) || (step.judges !== undefined && open.has(step.event)));
}

/** The steps ahead that ask for papers: those the case waits for, or those it will wait for once every part of its state is done. */
export function checksAhead(procedure: AnyProcedure, place: Place): readonly AnyStep[] {
  const places = knownChecks.get(procedure) ?? new Map<string, readonly AnyStep[]>();
  knownChecks.set(procedure, places);
  const written = JSON.stringify(place);
  const found = places.get(written) ?? findChecksAhead(procedure, place);
  places.set(written, found);
  return found;
}

/** A procedure has few places, and each case asks with each step. */
const knownChecks = new WeakMap<AnyProcedure, Map<string, readonly AnyStep[]>>();

function findChecksAhead(procedure: AnyProcedure, place: Place): AnyStep[] {
  const states = new Set(statesOf(place));
  const onwards = arrowsOf(procedure.machine).filter(({ from, event, to }) => event === undefined && to !== undefined && states.has(from));
  const steps = [...stepsAhead(procedure, place), ...onwards.flatMap(({ to }) => (to === undefined ? [] : stepsAhead(procedure, to)))];
  return steps.filter(({ papers }) => papers !== undefined);
}

/** Each paper that the steps ahead ask for, with the last day it can be relied on; null where it is lacking on that day. */
export function papersAhead(procedure: AnyProcedure, state: CaseState, on: IsoDate, here: Here): Record<string, IsoDate | null> {
  // A paper that has expired is told by its last day all the same, so that the answer stays true as days go by.
  const items = checksAhead(procedure, state.place).flatMap((step) => checklistOf(step, momentOf(procedure, state, on, here)));
  const asked = items.filter(({ state }) => state !== 'not-applicable');
  return Object.fromEntries(asked.map(({ paper, state, lastValidOn, refusals }) => [paper, isThere(state, lastValidOn, on, refusals) ? (lastValidOn ?? neverExpires) : null]));
}

/** In order, or in order but for its age. */
function isThere(state: PaperState, lastValidOn: IsoDate | undefined, on: IsoDate, refusals: readonly Refusal[]): boolean {
  return state === 'in-order' || (lastValidOn !== undefined && lastValidOn < on && refusals.length === 1);
}
