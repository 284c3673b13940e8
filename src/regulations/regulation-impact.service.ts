import { Injectable } from '@nestjs/common';
import { impactOf, isTouched, later, type IsoDate, type LawImpact, type ProvisionChange } from '../../workflows/index.js';
import { CasesService } from '../cases/cases.service.js';
import { OpenCasesService, type NamedCase } from '../cases/open-cases.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { readDraft, type DraftedProcedure } from './draft-edition.js';

/** A case that a draft would touch. */
export interface TouchedCase {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  readonly fullName: string;
  readonly branchName: string;
  readonly impact: LawImpact;
}

/** In how many cases a time limit would end sooner or later, begin to run, or run no longer. */
export interface LimitTotal {
  readonly key: string;
  readonly sooner: number;
  readonly later: number;
  readonly begins: number;
  readonly ends: number;
}

/** In how many cases a step could then be recorded, or no longer. */
export interface StepTotal {
  readonly step: string;
  readonly opens: number;
  readonly closes: number;
}

/** What a draft edition would do to the open cases that somebody may see. */
export interface RegulationImpact {
  readonly edition: string;
  /** Key of the document. */
  readonly document: string;
  readonly effectiveFrom: IsoDate;
  /** The day on which steps were looked at: the first day of the edition, or today if that is later. */
  readonly on: IsoDate;
  readonly changes: readonly { readonly procedure: string; readonly changes: readonly ProvisionChange[] }[];
  /** Cases looked at. */
  readonly cases: number;
  readonly touched: readonly TouchedCase[];
  readonly limits: readonly LimitTotal[];
  readonly steps: readonly StepTotal[];
}

/** Told after each batch: how many cases are done, of how many. */
type OnCases = (done: number, total: number) => void;

/** Tells before an edition is put in force what it would change in open cases, by the functions that will then decide. Writes nothing. */
@Injectable()
export class RegulationImpactService {
  constructor(
    private readonly openCases: OpenCasesService,
    private readonly cases: CasesService,
    private readonly clock: Clock,
  ) {}

  /** Looks at every open case of the procedures that the draft names. 400 naming everything that is wrong with the draft. */
  async of(written: unknown, actor: Actor, onCases: OnCases = () => undefined): Promise<RegulationImpact> {
    const { edition, document, effectiveFrom, procedures } = readDraft(written);
    const on = later(effectiveFrom, this.clock.today());
    const counts = await Promise.all(procedures.map(({ procedure }) => this.openCases.count(procedure.id, actor)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const touched: TouchedCase[] = [];
    let cases = 0;
    for (const drafted of procedures) {
      for await (const batch of this.openCases.batches(drafted.procedure.id, actor)) {
        for (const named of batch) touched.push(...(await this.touchedOf(named, drafted, on)));
        cases += batch.length;
        onCases(cases, Math.max(total, cases));
      }
    }
    const changes = procedures.map(({ procedure, changes: changed }) => ({ procedure: procedure.id, changes: changed }));
    return { edition, document, effectiveFrom, on, changes, cases, touched, ...totalsOf(touched) };
  }

  private async touchedOf({ opened, fullName, branchName }: NamedCase, { procedure, drafted }: DraftedProcedure, on: IsoDate): Promise<TouchedCase[]> {
    const impact = impactOf(procedure, drafted, opened.state, on, await this.cases.surroundingsOn(opened, on));
    const { id, number } = opened.file;
    return isTouched(impact) ? [{ id, number, procedure: procedure.id, fullName, branchName, impact }] : [];
  }
}

function totalsOf(touched: readonly TouchedCase[]): { limits: LimitTotal[]; steps: StepTotal[] } {
  const shifts = touched.flatMap(({ impact }) => impact.limits);
  const limits = [...new Set(shifts.map(({ key }) => key))].sort().map((key) => {
    const days = shifts.filter((shift) => shift.key === key).map(({ from, to }) => [from?.dueOn, to?.dueOn] as const);
    const count = (is: (from: IsoDate | undefined, to: IsoDate | undefined) => boolean) => days.filter(([from, to]) => is(from, to)).length;
    return {
      key,
      sooner: count((from, to) => from !== undefined && to !== undefined && to < from),
      later: count((from, to) => from !== undefined && to !== undefined && to > from),
      begins: count((from) => from === undefined),
      ends: count((_, to) => to === undefined),
    };
  });
  const opening = touched.flatMap(({ impact }) => impact.opens);
  const closing = touched.flatMap(({ impact }) => impact.closes.map(({ step }) => step));
  const steps = [...new Set([...opening, ...closing])].sort().map((step) => ({ step, opens: opening.filter((one) => one === step).length, closes: closing.filter((one) => one === step).length }));
  return { limits, steps };
}
