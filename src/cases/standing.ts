import { isClosed, mainState, papersAhead, statesOf, vietnamCalendar, type AnyProcedure, type CaseState, type Deadline, type IsoDate, type PaperOnFile } from '../../workflows/index.js';

/** What lists show of a case and are filtered by: derived from its state and its time limits, stored beside them. */
export interface Standing {
  /** The outermost state. */
  readonly mainState: string;
  /** Names of all states the case is in, inner ones joined with a dot. */
  readonly states: readonly string[];
  readonly closed: boolean;
  /** The next limit that binds somebody; a reminder only rings. */
  readonly due: { readonly key: string; readonly on: IsoDate } | undefined;
  /** Papers that the steps ahead ask for, with the last day each can be relied on; null where it is lacking. */
  readonly papers: Readonly<Record<string, IsoDate | null>>;
}

/** How a case stands by its state, its time limits and what is on file about its papers. */
export function standingOf(procedure: AnyProcedure, state: CaseState, deadlines: readonly Deadline[], onFile: Readonly<Record<string, PaperOnFile>>, today: IsoDate): Standing {
  const binding = deadlines.filter(({ purpose }) => purpose !== 'reminder');
  const next = binding.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key))[0];
  return {
    mainState: mainState(state.place),
    states: statesOf(state.place),
    closed: isClosed(procedure.machine, state.place),
    due: next && { key: next.key, on: next.dueOn },
    papers: papersAhead(procedure, state, today, { today, calendar: vietnamCalendar, papers: onFile }),
  };
}
