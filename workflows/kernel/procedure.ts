import type { z } from 'zod';
import type { Citation } from './citation.js';
import type { Deadline, DeadlineView } from './deadlines.js';
import type { IsoDate } from './iso-date.js';
import type { Order, Place } from './order.js';
import type { DossierReturn } from './papers.js';
import type { Dated, Happening, Step } from './step.js';

/** A regulation as in force from a day on; every procedure adds its own parameters. */
export interface Edition {
  /** Short name such as R26b. */
  readonly edition: string;
  /** Key in the registry of documents. */
  readonly document: string;
  readonly effectiveFrom: IsoDate;
}

/** Facts every procedure keeps, so that the shell can find a case's organs. */
export interface CommonFacts {
  /** The branch that holds the case; undefined before the opening step. */
  readonly branch?: string | undefined;
  /** Branches that held the case until a reorganisation gave them a successor, oldest first, each with the first day of the successor. */
  readonly heldBefore?: readonly { readonly branch: string; readonly until: IsoDate }[] | undefined;
  /** The branch a move in progress leads to. */
  readonly destination?: string | undefined;
  /** The day from which the person is a full member by this case. */
  readonly officialFrom?: IsoDate | undefined;
  /** How often the dossier has been given back. */
  readonly returns?: number | undefined;
  /** The dossier was given back and has not come again (hồ sơ bị trả lại). */
  readonly returned?: { readonly on: IsoDate; readonly papers: readonly string[]; readonly returnBy?: IsoDate } | undefined;
  /** The last review found every paper in order. */
  readonly reviewedOn?: IsoDate | undefined;
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
  deadlinesOf(view: DeadlineView<Facts>): readonly Deadline[];
  /** The papers a dossier of this procedure can hold, by their numbers in the catalogue, and where these stand. */
  readonly papers: { readonly numbers: readonly string[]; readonly citation: Citation };
  /** What an event says when by it the dossier was given back. */
  returnOf(event: Event): DossierReturn | undefined;
}

/** A procedure whose events, facts and regulation are its own affair. Methods are compared bivariantly, so every procedure fits. */
export type AnyProcedure = Procedure<Happening, CommonFacts, Edition>;
/** A step of any procedure. */
export type AnyStep = AnyProcedure['steps'][number];

/** The branch that held the case on a day: an act of a day before a reorganisation is one of the branch of that day. */
export function branchOn({ branch, heldBefore = [] }: CommonFacts, day: IsoDate): string | undefined {
  return heldBefore.find(({ until }) => day < until)?.branch ?? branch;
}

/** The edition in force on a day, or nothing before the first one. */
export function regulationOn<R extends Edition>(editions: readonly R[], day: IsoDate): R | undefined {
  return editions.findLast((edition) => edition.effectiveFrom <= day);
}

/** The step of that name, or nothing. */
export function findStep(procedure: AnyProcedure, name: string): AnyStep | undefined {
  return procedure.steps.find((step) => step.name === name);
}
