import type { z } from 'zod';
import type { WorkingCalendar } from './calendar.js';
import type { Citation } from './citation.js';
import type { Deadline, DeadlineView } from './deadlines.js';
import type { IsoDate } from './iso-date.js';
import type { CommonFacts } from './facts.js';
import { statesOf, type Order, type Place } from './order.js';
import type { DossierReturn } from './papers.js';
import type { Dated, Happening, Here, Moment, Step } from './step.js';

/** A regulation as in force from a day on; every procedure adds its own parameters. */
export interface Edition {
  /** Short name such as R26b. */
  readonly edition: string;
  /** Key in the registry of documents. */
  readonly document: string;
  readonly effectiveFrom: IsoDate;
}

/** Where a case stands: the place in the order of steps and what later rules need to know of earlier events. Both derive from the events. */
export interface CaseState<Facts extends CommonFacts = CommonFacts> {
  readonly place: Place;
  readonly facts: Facts;
}

/**
 * A procedure (thủ tục): the order of its steps, their rules, the facts they leave and the time limits that follow.
 * `machine` holds only the order; its guards look only at the outcome recorded in the event, so old histories replay the same after the law changed.
 */
export interface Procedure<Event extends Happening, Facts extends CommonFacts, Regulation extends Edition> {
  readonly id: string;
  /** Raised by hand when old histories would no longer replay to the same state. */
  readonly version: string;
  readonly machine: Order;
  /** The step that opens a case. */
  readonly opening: string;
  readonly steps: readonly Step<Dated, Event, Facts, Regulation>[];
  readonly event: z.ZodType<Event>;
  readonly initialFacts: Facts;
  evolve(facts: Facts, event: Event): Facts;
  /** Oldest first. */
  readonly editions: readonly Regulation[];
  /** Every time limit there can be, with the rule it comes from. */
  readonly limits: Readonly<Record<string, string>>;
  deadlinesOf(view: DeadlineView<Facts, Regulation>): readonly Deadline[];
  /** The papers a dossier of this procedure can hold, by their numbers in the catalogue, and where these stand. */
  readonly papers: { readonly numbers: readonly string[]; readonly citation: Citation };
  /** What an event says when by it the dossier was given back. */
  returnOf(event: Event): DossierReturn | undefined;
}

/** A procedure whose events, facts and regulation are its own affair. Methods are compared bivariantly, so every procedure fits. */
export type AnyProcedure = Procedure<Happening, CommonFacts, Edition>;
/** A step of any procedure. */
export type AnyStep = AnyProcedure['steps'][number];

/** The edition in force on a day, or nothing before the first one. */
export function regulationOn<R extends Edition>(editions: readonly R[], day: IsoDate): R | undefined {
  return editions.findLast((edition) => edition.effectiveFrom <= day);
}

/** The edition in force on a day; before the first one that one stands in. */
export function lawOn<R extends Edition>({ id, editions }: { readonly id: string; readonly editions: readonly R[] }, day: IsoDate): R {
  const edition = regulationOn(editions, day) ?? editions[0];
  if (!edition) throw new Error(`procedure ${id} has no edition`);
  return edition;
}

/** A case as it is looked at on a day. */
export function momentOf(procedure: AnyProcedure, { facts, place }: CaseState, on: IsoDate, here: Here): Moment<CommonFacts, Edition> {
  const law = (day: IsoDate) => lawOn(procedure, day);
  return { on, facts, regulation: law(on), law, states: new Set(statesOf(place)), here };
}

/** The time limits that run in a case as it stands. */
export function deadlinesOf(procedure: AnyProcedure, { facts, place }: CaseState, calendar: WorkingCalendar): readonly Deadline[] {
  return procedure.deadlinesOf({ facts, states: new Set(statesOf(place)), calendar, law: (day) => lawOn(procedure, day) });
}

/** The step of that name, or nothing. */
export function findStep(procedure: AnyProcedure, name: string): AnyStep | undefined {
  return procedure.steps.find((step) => step.name === name);
}
