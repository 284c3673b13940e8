import { chainStart, HistoryError, linkHash, type Deadline } from '../../workflows/index.js';
import { UnfollowableEvent, type CaseRecord, type DerivedCase } from '../cases/case-record.service.js';
import type { RecordedEvent } from '../cases/cases.service.js';

/** What can be wrong with a record. */
export const faultKinds = [
  /** An event is missing from the sequence, or the tail was cut off. */
  'event-missing',
  /** The event does not name the hash of the one before it. */
  'link-broken',
  /** The event is not what was hashed. */
  'event-altered',
  /** The procedure knows no such event, or its data do not fit. */
  'event-unreadable',
  /** The order of steps does not know the event there. */
  'event-out-of-order',
  /** The file does not agree with what the events lead to. */
  'file-differs',
  /** The stored time limits do not agree with what the events lead to. */
  'deadlines-differ',
  /** What is stored to count of an event is not what the repairs among the events say. */
  'repairs-differ',
  /** What is stored beside the events was derived by another definition and differs from what the running one derives: it has to be derived anew, and looked at again. */
  'derived-by-another-version',
  /** The running program does not know the procedure. */
  'procedure-unknown',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** The first difference found: which event, and which field where one can be named. Values are never told. */
export interface Fault {
  readonly kind: FaultKind;
  readonly seq?: number | undefined;
  readonly field?: string | undefined;
}

/** The running definition, as far as checking a case needs it. */
export interface Definition {
  /** It has made what is stored beside the events. */
  readonly current: boolean;
  /** What the events lead to; throws an `UnfollowableEvent`. */
  readonly derive: () => DerivedCase;
  /** The first stored column that is not what was derived. */
  readonly differingColumn: (derived: DerivedCase) => string | undefined;
  /** The first event of which something else is stored to count than what was derived. */
  readonly differingRepair: (derived: DerivedCase) => number | undefined;
}

/** Recomputes a case from its events alone and compares it with what is stored; gives the first difference, or nothing. */
export function findFault({ file, events, branches, stored }: CaseRecord, definition: Definition | undefined): Fault | undefined {
  const broken = brokenLink(events);
  if (broken) return broken;
  const head = events.at(-1);
  if (!head || head.seq !== file.version) return { kind: 'event-missing', seq: (head?.seq ?? 0) + 1 };
  if (!definition) return { kind: 'procedure-unknown' };
  const derived = derivedOrFault(definition);
  if ('kind' in derived) return derived;
  if (file.headHash !== head.hash) return { kind: 'file-differs', field: 'head_hash' };
  const branch = branchFault(branches, derived.branches);
  const besideEvents = columnFault(definition.differingColumn(derived)) ?? branch ?? deadlineFault(stored.deadlines, derived.deadlines) ?? repairFault(definition.differingRepair(derived));
  if (definition.current || besideEvents === undefined) return besideEvents;
  return branch ?? { kind: 'derived-by-another-version', field: besideEvents.field ?? 'repaired' };
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

function derivedOrFault({ derive }: Definition): DerivedCase | Fault {
  try {
    return derive();
  } catch (error) {
    if (!(error instanceof UnfollowableEvent)) throw error;
    return { kind: error.cause instanceof HistoryError ? 'event-out-of-order' : 'event-unreadable', seq: error.seq };
  }
}

function branchFault(stored: CaseRecord['branches'], derived: DerivedCase['branches']): Fault | undefined {
  const place = derived.findIndex((branch, index) => branch !== stored[index]);
  return place < 0 ? undefined : { kind: 'file-differs', seq: place + 1, field: 'branch_id' };
}

function deadlineFault(stored: CaseRecord['stored']['deadlines'], derived: readonly Deadline[]): Fault | undefined {
  const days = new Map(stored.map(({ key, dueOn }) => [key, dueOn]));
  const wrong = derived.find(({ key, dueOn }) => days.get(key) !== dueOn)?.key ?? stored.find(({ key }) => !derived.some((one) => one.key === key))?.key;
  return wrong === undefined ? undefined : { kind: 'deadlines-differ', field: wrong };
}

const columnFault = (field: string | undefined): Fault | undefined => (field === undefined ? undefined : { kind: 'file-differs', field });
const repairFault = (seq: number | undefined): Fault | undefined => (seq === undefined ? undefined : { kind: 'repairs-differ', seq });
