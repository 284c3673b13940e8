import { isDeepStrictEqual } from 'node:util';
import { apply, deadlinesOf, initialState, mainState, vietnamCalendar, type AnyProcedure, type CaseState, type Deadline, type IsoDate } from '../../workflows/index.js';
import { legalDayOf } from '../platform/clock/clock.js';
import type { RecordedEvent } from './case-file.js';
import { happeningOf } from './definitions.js';
import { standingOf, type Standing } from './standing.js';
import type { StoredCase } from './stored-case.repository.js';

/** What the events of a case lead to, as it should be stored beside them. */
export interface DerivedCase {
  readonly state: CaseState;
  readonly deadlines: readonly Deadline[];
  readonly standing: Standing;
  readonly waitingSince: IsoDate | undefined;
  /** The branch that held the case after each event. */
  readonly branches: readonly (string | undefined)[];
}

/** An event that cannot be read, or cannot follow those before it; `cause` says which. */
export class UnfollowableEvent extends Error {
  constructor(
    readonly seq: number,
    cause: unknown,
  ) {
    super(`event ${seq} cannot be followed`, { cause });
  }
}

/** Derives a case from its events. Throws an {@link UnfollowableEvent} when the running definition cannot follow them. */
export function deriveCase(procedure: AnyProcedure, events: readonly RecordedEvent[], onFile: StoredCase['onFile'], today: IsoDate): DerivedCase {
  let state = initialState(procedure);
  let waitingSince: IsoDate | undefined;
  const branches: (string | undefined)[] = [];
  for (const event of events) {
    const next = follow(procedure, state, event);
    if (event.seq === 1 || mainState(next.place) !== mainState(state.place)) waitingSince = event.happenedOn as IsoDate;
    branches.push(next.facts.branch);
    state = next;
  }
  const deadlines = deadlinesOf(procedure, state, vietnamCalendar);
  return { state, deadlines, standing: standingOf(procedure, state, deadlines, onFile, today), waitingSince, branches };
}

function follow(procedure: AnyProcedure, state: CaseState, event: RecordedEvent): CaseState {
  try {
    return apply(procedure, state, happeningOf(procedure, event));
  } catch (cause) {
    throw new UnfollowableEvent(event.seq, cause);
  }
}

/** The name of the first column of a case that is not what its events lead to, or nothing. */
export function differingColumn(stored: StoredCase, derived: DerivedCase, papersMayBe: () => readonly Standing['papers'][]): string | undefined {
  return differingColumns(stored, derived, papersMayBe)[0];
}

/** The names of all such columns. */
export function differingColumns(stored: StoredCase, derived: DerivedCase, papersMayBe: () => readonly Standing['papers'][]): string[] {
  const { state, standing, waitingSince } = derived;
  const agrees: Readonly<Record<string, boolean>> = {
    place: same(stored.place, state.place),
    facts: same(stored.facts, state.facts),
    branch: stored.branchId === state.facts.branch,
    destination: (stored.destinationId ?? undefined) === state.facts.destination,
    state: stored.mainState === standing.mainState,
    // Parts of a state that run side by side have no order.
    states: same(stored.states.toSorted(), standing.states.toSorted()),
    closed: stored.closed === standing.closed,
    waiting_since: stored.waitingSince === waitingSince,
    due: same(stored.due, standing.due),
    papers: same(stored.papers, standing.papers) || papersMayBe().some((papers) => same(stored.papers, papers)),
  };
  return Object.keys(agrees).filter((name) => agrees[name] === false);
}

/** The stored time limits say what the derived ones say. */
export function sameDeadlines(stored: StoredCase['deadlines'], derived: readonly Deadline[]): boolean {
  return same(stored, derived.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
}

/** What may rightly be stored of the papers: it was derived when the last step was recorded, when a paper was last looked for, or, as in `derived`, today. */
export function papersByDay(procedure: AnyProcedure, { state, deadlines }: DerivedCase, { onFile, notedAt }: StoredCase, head: RecordedEvent): Standing['papers'][] {
  const days = [new Date(head.recordedAt), ...(notedAt ? [notedAt] : [])].map(legalDayOf);
  return days.map((day) => standingOf(procedure, state, deadlines, onFile, day).papers);
}

const same = (one: unknown, other: unknown) => isDeepStrictEqual(plain(one), plain(other));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
