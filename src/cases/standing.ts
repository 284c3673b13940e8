import { isClosed, mainState, papersAhead, statesOf, type AnyProcedure, type CaseState, type Deadline, type IsoDate, type PaperOnFile, type WorkingCalendar } from '../../workflows/index.js';

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

/** What a standing rests on beside the events: what is on file about papers, and the working calendar that held when it was read. */
export interface Ground {
  readonly papers: Readonly<Record<string, PaperOnFile>>;
  readonly calendar: WorkingCalendar;
}

/** How a case stands by its state, its time limits and what is on file about its papers. */
export function standingOf(procedure: AnyProcedure, state: CaseState, deadlines: readonly Deadline[], { papers, calendar }: Ground, today: IsoDate): Standing {
  return {
    mainState: mainState(state.place),
    states: statesOf(state.place),
    closed: isClosed(procedure.machine, state.place),
    due: nextDue(deadlines),
    papers: papersAhead(procedure, state, today, { today, calendar, papers }),
  };
}

/** The limit that binds somebody and ends first. One that is suspended comes after all others: it is next only where nothing else has a last day. */
export function nextDue(deadlines: readonly Deadline[]): Standing['due'] {
  const binding = deadlines.filter(({ purpose }) => purpose !== 'reminder');
  const next = binding.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key))[0];
  return next && { key: next.key, on: next.dueOn };
}
