import type { Deadline } from './deadlines.js';
import type { IsoDate } from './iso-date.js';
import { openSteps, type StepStanding } from './open-steps.js';
import { deadlinesOf, type AnyProcedure, type CaseState } from './procedure.js';
import type { Here } from './step.js';

/** A time limit that ends on another day under another law; a side is absent where that law lets none run. */
export interface LimitShift {
  readonly key: string;
  readonly from?: Deadline | undefined;
  readonly to?: Deadline | undefined;
}

/** What another law does to one case. */
export interface LawImpact {
  readonly limits: readonly LimitShift[];
  /** Steps that are refused under the one law and open under the other. */
  readonly opens: readonly string[];
  /** Steps that are open under the one law and refused under the other, with the reasons. */
  readonly closes: readonly StepStanding[];
}

/** What changes in a case on a day when one definition takes the place of another, such as the same procedure with one more edition. */
export function impactOf(before: AnyProcedure, after: AnyProcedure, state: CaseState, on: IsoDate, here: Here): LawImpact {
  const [limits, newLimits] = [before, after].map((procedure) => new Map(deadlinesOf(procedure, state, here.calendar).map((limit) => [limit.key, limit])));
  const keys = new Set([...(limits?.keys() ?? []), ...(newLimits?.keys() ?? [])]);
  const wasOpen = new Set(openSteps(before, state, on, here).filter(({ open }) => open).map(({ step }) => step));
  const standings = openSteps(after, state, on, here);
  return {
    limits: [...keys].map((key) => ({ key, from: limits?.get(key), to: newLimits?.get(key) })).filter(({ from, to }) => from?.dueOn !== to?.dueOn),
    opens: standings.filter(({ step, open }) => open && !wasOpen.has(step)).map(({ step }) => step),
    closes: standings.filter(({ step, open }) => !open && wasOpen.has(step)),
  };
}

/** Whether anything changes at all. */
export const isTouched = ({ limits, opens, closes }: LawImpact): boolean => limits.length + opens.length + closes.length > 0;
