import { apply, chainStart, HistoryError, initialState, linkHash, sha256Of, type AnyProcedure, type CaseState, type Deadline, type Happening } from '../../workflows/index.js';
import type { CaseRecord } from '../cases/case-record.service.js';
import type { RecordedEvent } from '../cases/cases.service.js';

/** What can be wrong with a record. */
export type FaultKind =
  /** An event is missing from the sequence, or the tail was cut off. */
  | 'event-missing'
  /** The event does not name the hash of the one before it. */
  | 'link-broken'
  /** The event is not what was hashed. */
  | 'event-altered'
  /** The procedure knows no such event, or its data do not fit. */
  | 'event-unreadable'
  /** The order of steps does not know the event there. */
  | 'event-out-of-order'
  /** The file does not agree with what the events lead to. */
  | 'file-differs'
  /** The stored time limits do not agree with what the events lead to. */
  | 'deadlines-differ'
  /** The running program does not know the procedure. */
  | 'procedure-unknown';

/** The first difference found: which event, and which field where one can be named. Values are never told. */
export interface Fault {
  readonly kind: FaultKind;
  readonly seq?: number | undefined;
  readonly field?: string | undefined;
}

/** The running definition, as far as checking needs it. */
export interface Definition {
  readonly procedure: AnyProcedure;
  readonly read: (event: RecordedEvent) => Happening;
  readonly deadlinesOf: (state: CaseState) => readonly Deadline[];
}

/** Recomputes a case from its events alone and compares it with what is stored; gives the first difference, or nothing. */
export function findFault({ file, events, deadlines }: CaseRecord, definition: Definition | undefined): Fault | undefined {
  const broken = brokenLink(events);
  if (broken) return broken;
  const head = events.at(-1);
  if (!head || head.seq !== file.version) return { kind: 'event-missing', seq: (head?.seq ?? 0) + 1 };
  if (!definition) return { kind: 'procedure-unknown' };
  const replayed = replayEach(events, definition);
  if ('kind' in replayed) return replayed;
  return fileFault(file, head, replayed) ?? deadlineFault(deadlines, definition.deadlinesOf(replayed));
}

function brokenLink(events: readonly RecordedEvent[]): Fault | undefined {
  let prevHash = chainStart;
  for (const [place, { hash, ...event }] of events.entries()) {
    if (event.seq !== place + 1) return { kind: 'event-missing', seq: place + 1 };
    if (event.prevHash !== prevHash) return { kind: 'link-broken', seq: event.seq };
    if (linkHash(event) !== hash) return { kind: 'event-altered', seq: event.seq };
    prevHash = hash;
  }
  return undefined;
}

function replayEach(events: readonly RecordedEvent[], { procedure, read }: Definition): CaseState | Fault {
  let state = initialState(procedure);
  for (const event of events) {
    try {
      state = apply(procedure, state, read(event));
    } catch (error) {
      return { kind: error instanceof HistoryError ? 'event-out-of-order' : 'event-unreadable', seq: event.seq };
    }
  }
  return state;
}

function fileFault(file: CaseRecord['file'], head: RecordedEvent, { place, facts }: CaseState): Fault | undefined {
  const same = (one: unknown, other: unknown) => sha256Of(plain(one)) === sha256Of(plain(other));
  const compared: Record<string, boolean> = {
    head_hash: file.headHash === head.hash,
    place: same(file.state.place, place),
    facts: same(file.state.facts, facts),
    branch: file.branchId === facts.branch,
    destination: file.destinationId === facts.destination,
  };
  const field = Object.keys(compared).find((name) => compared[name] === false);
  return field === undefined ? undefined : { kind: 'file-differs', field };
}

function deadlineFault(stored: CaseRecord['deadlines'], derived: readonly Deadline[]): Fault | undefined {
  const days = new Map(stored.map(({ key, dueOn }) => [key, dueOn]));
  const wrong = derived.find(({ key, dueOn }) => days.get(key) !== dueOn)?.key ?? stored.find(({ key }) => !derived.some((one) => one.key === key))?.key;
  return wrong === undefined ? undefined : { kind: 'deadlines-differ', field: wrong };
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
