import type { Citation } from './citation.js';
import { refusalsOf, type Refusal } from './condition.js';
import { advance, openEvents, startOf, statesOf, type Place } from './order.js';
import { lawOn, momentOf, regulationOn, type AnyProcedure, type AnyStep, type CaseState, type Edition } from './procedure.js';
import type { Act, Dated, Happening, Here } from './step.js';

type Facts = CaseState['facts'];

/** By what an accepted step was judged; stored with its event. */
export interface Receipt {
  readonly edition: string;
  readonly document: string;
  /** Rules the program checked. */
  readonly computed: readonly string[];
  /** Rules the recording organ vouches for. */
  readonly attested: readonly string[];
}

/** What the engine answers to a command: every refusal, or one event with the state it leads to. */
export type Decision =
  | { readonly accepted: false; readonly refusals: readonly Refusal[] }
  | { readonly accepted: true; readonly event: Happening; readonly next: CaseState; readonly receipt: Receipt };

/** The state of a case before its first event. */
export function initialState(procedure: AnyProcedure): CaseState {
  return { place: startOf(procedure.machine), facts: procedure.initialFacts };
}

/** Whether the order of steps lets this step happen now, whatever its rules say. */
export function isOpen(procedure: AnyProcedure, state: CaseState, step: AnyStep): boolean {
  return openEvents(procedure.machine, state.place).has(step.event);
}

/** Judges one command. Pure and total: any command that its schema accepted gives refusals or an event. */
export function decide(procedure: AnyProcedure, state: CaseState, step: AnyStep, command: Dated, here: Here): Decision {
  const on = command.happenedOn;
  const refusals = refusalsBefore(procedure, state, step, on, here);
  const regulation = regulationOn(procedure.editions, on);
  if (!regulation) return { accepted: false, refusals };
  const act: Act<Dated, Facts, Edition> = { command, ...momentOf(procedure, state, on, here) };
  refusals.push(...refusalsOf(step.conditions, act));
  if (refusals.length > 0) return { accepted: false, refusals };
  const event = step.happen(act);
  return { accepted: true, event, next: apply(procedure, state, event), receipt: receiptOf(step, regulation) };
}

/** Every reason that stands against a step on a day before a command is known: order, dates and preconditions. */
export function refusalsBefore(procedure: AnyProcedure, state: CaseState, step: AnyStep, on: Happening['happenedOn'], here: Here): Refusal[] {
  const regulation = regulationOn(procedure.editions, on);
  const cited = step.basis(lawOn(procedure, on));
  const refusals = orderRefusals(procedure, state, step, on, here, cited);
  if (!regulation) {
    const seen = { on, firstEditionFrom: lawOn(procedure, on).effectiveFrom };
    return [...refusals, { code: 'no-regulation-on-that-day', rule: 'ORD-04', citation: cited, seen, curedBy: 'clerk' }];
  }
  return [...refusals, ...refusalsOf(step.preconditions, momentOf(procedure, state, on, here))];
}

/** The state after an event. Throws {@link HistoryError} when the order of steps does not know the event there. */
export function apply(procedure: AnyProcedure, state: CaseState, event: Happening): CaseState {
  const place = advance(procedure.machine, state.place, event);
  if (place === undefined) throw new HistoryError(event.type, state.place);
  return { place, facts: procedure.evolve(state.facts, event) };
}

/** The state after a history, from the first event on. Throws {@link HistoryError} at the first event that cannot follow. */
export function replay(procedure: AnyProcedure, events: readonly Happening[]): CaseState {
  return events.reduce((state, event) => apply(procedure, state, event), initialState(procedure));
}

/** A history that the running definition cannot follow: an altered record, or a definition changed without a new version. */
export class HistoryError extends Error {
  constructor(
    readonly eventType: string,
    readonly place: Place,
  ) {
    super(`${eventType} cannot follow in state ${statesOf(place).join(', ')}`);
  }
}

function orderRefusals(procedure: AnyProcedure, state: CaseState, step: AnyStep, on: string, here: Here, citation: Citation): Refusal[] {
  const refusals: Refusal[] = [];
  const open = openEvents(procedure.machine, state.place);
  if (!open.has(step.event)) {
    const waitsFor = procedure.steps.filter((other) => other.recordedBy !== 'system' && open.has(other.event)).map((other) => other.name);
    const seen = { state: statesOf(state.place).join(', '), waitsFor: waitsFor.join(', ') };
    refusals.push({ code: 'step-not-open', rule: 'ORD-01', citation, seen, curedBy: 'clerk' });
  }
  const follows = step.follows(state.facts);
  if (follows && on < follows) refusals.push({ code: 'date-before-earlier-step', rule: 'ORD-02', citation, seen: { on, earliest: follows }, curedBy: 'clerk' });
  if (on > here.today) refusals.push({ code: 'date-in-the-future', rule: 'ORD-03', citation, seen: { on, today: here.today }, curedBy: 'clerk' });
  return refusals;
}

function receiptOf(step: AnyStep, regulation: Edition): Receipt {
  const computed = [...[...step.preconditions, ...step.conditions].map((condition) => condition.rule), ...step.derives];
  return {
    edition: regulation.edition,
    document: regulation.document,
    computed: [...new Set(computed)].sort(),
    attested: [...new Set(step.attests.map((attestation) => attestation.rule))].sort(),
  };
}
