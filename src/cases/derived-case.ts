import { isDeepStrictEqual } from 'node:util';
import { apply, deadlinesOf, effectiveHistory, initialState, mainState, membershipAfter, missableOn, repairOf, type AnyProcedure, type CaseState, type CommonFacts, type Deadline, type IsoDate } from '../../workflows/index.js';
import { legalDayOf } from '../platform/clock/clock.js';
import type { MembershipChange, RecordedEvent } from './case-file.js';
import { happeningOf } from './definitions.js';
import { standingOf, type Ground, type Standing } from './standing.js';
import type { RepairedEvent, StoredCase } from './stored-case.js';

/** What the events of a case lead to, as it should be stored beside them. */
export interface DerivedCase {
  readonly state: CaseState;
  readonly deadlines: readonly Deadline[];
  readonly standing: Standing;
  readonly waitingSince: IsoDate | undefined;
  /** The day of the opening act. */
  readonly openedOn: IsoDate | undefined;
  /** The branch that held the case after each event, by what was known when it was recorded. */
  readonly branches: readonly (string | undefined)[];
  /** What counts of the events that do not count as they were recorded, oldest first. */
  readonly repaired: readonly RepairedEvent[];
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
export function deriveCase(procedure: AnyProcedure, events: readonly RecordedEvent[], ground: Ground, today: IsoDate): DerivedCase {
  let fold = startOf(procedure);
  const branches: (string | undefined)[] = [];
  for (const [place, event] of events.entries()) {
    fold = repairOf(event.type) === undefined ? go(procedure, fold, event) : foldOf(procedure, effectiveUpTo(events, place));
    branches.push(fold.state.facts.branch);
  }
  const { state, waitingSince, openedOn } = fold;
  const deadlines = deadlinesOf(procedure, state, ground.calendar);
  return { state, deadlines, standing: standingOf(procedure, state, deadlines, ground, today), waitingSince, openedOn, branches, repaired: repairedIn(procedure, events, branches) };
}

/** A case on its way through its events. */
interface Fold {
  readonly state: CaseState;
  readonly waitingSince: IsoDate | undefined;
  readonly openedOn: IsoDate | undefined;
}

const startOf = (procedure: AnyProcedure): Fold => ({ state: initialState(procedure), waitingSince: undefined, openedOn: undefined });

function go(procedure: AnyProcedure, { state, waitingSince, openedOn }: Fold, event: RecordedEvent): Fold {
  const next = follow(procedure, state, event);
  const happenedOn = event.happenedOn as IsoDate;
  const moved = openedOn === undefined || mainState(next.place) !== mainState(state.place);
  return { state: next, waitingSince: moved ? happenedOn : waitingSince, openedOn: openedOn ?? happenedOn };
}

const foldOf = (procedure: AnyProcedure, effective: readonly RecordedEvent[]): Fold => effective.reduce((fold, event) => go(procedure, fold, event), startOf(procedure));

function effectiveUpTo(events: readonly RecordedEvent[], place: number): RecordedEvent[] {
  try {
    return effectiveHistory(events.slice(0, place + 1));
  } catch (cause) {
    throw new UnfollowableEvent(events[place]?.seq ?? 0, cause);
  }
}

/** What counts of each event that does not count as it was recorded: other data, another branch, or nothing. */
function repairedIn(procedure: AnyProcedure, events: readonly RecordedEvent[], branches: DerivedCase['branches']): RepairedEvent[] {
  if (events.every(({ type }) => repairOf(type) === undefined)) return [];
  const counting = new Map<number, RecordedEvent & { readonly branch: string | undefined }>();
  let fold = startOf(procedure);
  for (const event of effectiveHistory(events)) {
    fold = go(procedure, fold, event);
    counting.set(event.seq, { ...event, branch: fold.state.facts.branch });
  }
  return events.flatMap((event, place): RepairedEvent[] => {
    const counts = counting.get(event.seq);
    if (repairOf(event.type) !== undefined || (counts && counts.branch === branches[place] && same([counts.happenedOn, counts.payload], [event.happenedOn, event.payload]))) return [];
    const { happenedOn, payload } = counts ?? event;
    return [{ seq: event.seq, dropped: !counts, happenedOn: happenedOn as IsoDate, payload, branchId: counts?.branch ?? branches[place] ?? '' }];
  });
}

function follow(procedure: AnyProcedure, state: CaseState, event: RecordedEvent): CaseState {
  try {
    return apply(procedure, state, happeningOf(procedure, event));
  } catch (cause) {
    throw new UnfollowableEvent(event.seq, cause);
  }
}

/** What deriving a case anew changes about the person's membership: only where the record of the person still says what the case said before. */
export function membershipAnew(before: CommonFacts, after: CommonFacts): MembershipChange | undefined {
  const changed = membershipAfter(before, after);
  return changed && { ...changed, was: before.left ? null : (before.officialFrom ?? before.memberSince ?? null) };
}

/** The name of the first column of a case that is not what its events lead to, or nothing. */
export function differingColumn(stored: StoredCase, derived: DerivedCase, papersMayBe: () => readonly Standing['papers'][]): string | undefined {
  return differingColumns(stored, derived, papersMayBe)[0];
}

/** The names of all such columns. */
export function differingColumns(stored: StoredCase, derived: DerivedCase, papersMayBe: () => readonly Standing['papers'][]): string[] {
  const { state, standing, waitingSince, openedOn } = derived;
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
    opened_on: stored.openedOn === openedOn,
    due: same(stored.due, standing.due),
    papers: same(stored.papers, standing.papers) || papersMayBe().some((papers) => same(stored.papers, papers)),
  };
  return Object.keys(agrees).filter((name) => agrees[name] === false);
}

/** How a stored time limit can differ from what the events lead to: it is not there, it should not be there, it ends on another day, something else is said of it. */
export const limitFaults = ['missing', 'superfluous', 'last-day', 'otherwise'] as const;
export type LimitFault = (typeof limitFaults)[number];

/** The stored time limits say what the derived ones say. */
export function sameDeadlines(stored: StoredCase['deadlines'], derived: Pick<DerivedCase, 'deadlines' | 'state'>): boolean {
  return differingLimits(stored, derived).length === 0;
}

/** How each time limit differs that is not stored as it should be. */
export function differingLimits(stored: StoredCase['deadlines'], { deadlines, state }: Pick<DerivedCase, 'deadlines' | 'state'>): LimitFault[] {
  const derived = deadlines.map((limit) => ({ ...limit, missable: missableOn(limit, state.facts) !== undefined }));
  const ofDerived = derived.flatMap((limit): LimitFault[] => {
    const found = stored.find(({ key }) => key === limit.key);
    if (!found) return ['missing'];
    if (found.dueOn !== limit.dueOn) return ['last-day'];
    return same(found, limit) ? [] : ['otherwise'];
  });
  return [...ofDerived, ...stored.flatMap(({ key }): LimitFault[] => (derived.some((limit) => limit.key === key) ? [] : ['superfluous']))];
}

/** The first event of which something else is stored to count than what its repairs say, or nothing. */
export function differingRepair(stored: StoredCase['repaired'], derived: readonly RepairedEvent[]): number | undefined {
  const seqs = [...stored, ...derived].map(({ seq }) => seq).toSorted((a, b) => a - b);
  return seqs.find((seq) => !same(stored.find((one) => one.seq === seq), derived.find((one) => one.seq === seq)));
}

/** What may rightly be stored of the papers: it was derived when the last step was recorded, when a paper was last looked for, or, as in `derived`, today. */
export function papersByDay(procedure: AnyProcedure, { state, deadlines }: DerivedCase, { ground, notedAt }: StoredCase, head: RecordedEvent): Standing['papers'][] {
  const days = [new Date(head.recordedAt), ...(notedAt ? [notedAt] : [])].map(legalDayOf);
  return days.map((day) => standingOf(procedure, state, deadlines, ground, day).papers);
}

const same = (one: unknown, other: unknown) => isDeepStrictEqual(plain(one), plain(other));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
