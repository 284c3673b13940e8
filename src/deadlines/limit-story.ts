import { apply, deadlinesOf, initialState, type AnyProcedure, type Deadline, type Happening, type IsoDate, type WorkingCalendar } from '../../workflows/index.js';

/** What an event did to a time limit. */
export type LimitTurn = 'began' | 'extended' | 'suspended' | 'resumed' | 'counted-anew';

/** A turn of a time limit, with the last day that it had then by the calendar of today. */
export interface LimitChange {
  readonly seq: number;
  readonly turn: LimitTurn;
  readonly limit: Deadline;
  /** Why, in the words of whoever extended, suspended or resumed it. */
  readonly reason?: string;
}

/** An event that counts, as its procedure knows it. */
export interface ToldEvent {
  readonly seq: number;
  readonly happening: Happening;
}

/** What events did to a time limit since it last began, oldest first; nothing when it does not run. */
export function storyOf(procedure: AnyProcedure, events: readonly ToldEvent[], key: string, calendar: WorkingCalendar): LimitChange[] {
  let story: LimitChange[] = [];
  let state = initialState(procedure);
  for (const { seq, happening } of events) {
    state = apply(procedure, state, happening);
    const limit = deadlinesOf(procedure, state, calendar).find((one) => one.key === key);
    const before = story.at(-1)?.limit;
    const turn = limit && turnOf(before, limit);
    if (!limit) story = [];
    else if (turn === 'began') story = [{ seq, turn, limit }];
    else if (turn) story.push({ seq, turn, limit, ...reasonOf(happening) });
  }
  return story;
}

function turnOf(before: Deadline | undefined, now: Deadline): LimitTurn | undefined {
  if (!before || before.anchor !== now.anchor || before.anchoredOn !== now.anchoredOn) return 'began';
  if (before.extension !== now.extension) return 'extended';
  const lasting = ({ suspensions }: Deadline) => suspensions.some(({ to }) => to === undefined);
  if (lasting(now) && !lasting(before)) return 'suspended';
  if (lasting(before) && !lasting(now)) return 'resumed';
  return before.dueOn === now.dueOn && before.budget === now.budget ? undefined : 'counted-anew';
}

function reasonOf(happening: Happening): { reason?: string } {
  const { reason } = happening as { readonly reason?: unknown };
  return typeof reason === 'string' ? { reason } : {};
}

/** The event that a time limit is counted from: of its kind, the last one of that day, else the last one. */
export function anchorOf(events: readonly ToldEvent[], { anchor, anchoredOn }: Pick<Deadline, 'anchor' | 'anchoredOn'>): { readonly seq: number; readonly on: IsoDate } | undefined {
  const ofKind = events.filter(({ happening }) => happening.type === anchor);
  const found = ofKind.findLast(({ happening }) => happening.happenedOn === anchoredOn) ?? ofKind.at(-1);
  return found && { seq: found.seq, on: found.happening.happenedOn };
}
