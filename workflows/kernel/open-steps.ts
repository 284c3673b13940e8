import type { Refusal } from './condition.js';
import { refusalsBefore } from './decide.js';
import type { IsoDate } from './iso-date.js';
import type { AnyProcedure, CaseState } from './procedure.js';
import type { Here } from './step.js';

/** A step of a case as it stands on a day: open, or refused with all reasons. */
export interface StepStanding {
  readonly step: string;
  readonly open: boolean;
  readonly refusals: readonly Refusal[];
}

/** Every step of a case that somebody can record, as it stands on a day, in the order of the procedure; what no officer records is not among them. The same conditions that decide a command speak here. */
export function openSteps(procedure: AnyProcedure, state: CaseState, on: IsoDate, here: Here): StepStanding[] {
  return procedure.steps.filter(({ recordedBy }) => recordedBy !== 'system').map((step) => {
    const refusals = refusalsBefore(procedure, state, step, on, here);
    return { step: step.name, open: refusals.length === 0, refusals };
  });
}
