import { daysBetween, later, repairOf, RepairPayload, type AnyProcedure, type AnyStep, type IsoDate, type MissedLimitSince } from '../../workflows/index.js';
import type { RecordedEvent } from '../cases/cases.service.js';
import { legalDayOf } from '../platform/clock/clock.js';
import type { AttemptRow } from './history.repository.js';

/** After so many days without an act, the history says how long nothing happened. */
export const quietDays = 30;

/** A time in which nothing happened. */
export interface Gap {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What every line of a history has: which step it is about, when, and by whom. */
interface Line {
  readonly step: AnyStep | undefined;
  /** Name of the step or of the repair; the type of the event where the running program knows neither. */
  readonly stepName: string;
  readonly happenedOn: IsoDate;
  readonly recordedAt: Date;
  readonly recordedOn: IsoDate;
  readonly account: string;
  readonly person: string | null;
}

/** What the newest repair of an act made of it. */
export interface Repaired {
  /** The event that is the repair. */
  readonly by: number;
  /** What counts now; absent where the act no longer counts. */
  readonly counts?: { readonly happenedOn: IsoDate; readonly payload: Readonly<Record<string, unknown>> } | undefined;
}

/** What has become of a missed time limit: its last day as it is counted now, and what ended it. */
export interface MissedSince {
  readonly lastDay: IsoDate;
  readonly ended?: { readonly stepName: string; readonly on: IsoDate; readonly inTime: boolean } | undefined;
}

/** An event of a history. */
export interface EventLine extends Line {
  readonly kind: 'event';
  readonly event: RecordedEvent;
  /** What counts of the act since it was repaired; absent where it counts as it was recorded. */
  readonly repaired?: Repaired | undefined;
  /** The engine found the act to be after its time limit, by what counts of it. */
  readonly late: boolean;
  /** Of a time limit that went by: what has become of it since. */
  readonly missed?: MissedSince | undefined;
  /** An act that puts the record in order. */
  readonly repair: boolean;
  readonly recordedAfterDays: number;
  /** The time before this act in which nothing happened, where it was long. */
  readonly gap?: Gap | undefined;
}

/** A refused attempt of a history. */
export interface AttemptLine extends Line {
  readonly kind: 'refused-attempt';
  readonly attempt: AttemptRow;
}

/** One line of a history. Other kinds of lines, such as notes about papers, take their place here by their instant. */
export type HistoryLine = EventLine | AttemptLine;

/** Puts everything that is known of a case in the order in which it was recorded, oldest first. */
export function timelineOf(procedure: AnyProcedure | undefined, events: readonly RecordedEvent[], attempts: readonly AttemptRow[], missed: readonly MissedLimitSince[]): HistoryLine[] {
  const stepOf = (found: (step: AnyStep) => boolean) => procedure?.steps.find(found);
  const repairs = repairsIn(events);
  const limits = new Map(missed.map(({ seq, lastDay, ended }): [number, MissedSince] => [seq, { lastDay, ended: ended && { on: ended.on, inTime: ended.inTime, stepName: stepOf((one) => one.event === ended.event)?.name ?? ended.event } }]));
  let latest: IsoDate | undefined;
  const told: HistoryLine[] = events.map((event) => {
    const happenedOn = event.happenedOn as IsoDate;
    const recordedAt = new Date(event.recordedAt);
    const recordedOn = legalDayOf(recordedAt);
    const step = stepOf((one) => one.event === event.type);
    // That a day went by is nothing that happened.
    const isAct = step?.part !== 'observed';
    const gap = isAct ? gapBetween(latest, happenedOn) : undefined;
    const repaired = repairs.get(event.seq);
    if (isAct) latest = latest === undefined ? happenedOn : later(latest, happenedOn);
    return {
      kind: 'event', event, step, stepName: step?.name ?? repairOf(event.type) ?? event.type, happenedOn, recordedAt, recordedOn, account: event.account, person: event.person, gap,
      repaired, missed: limits.get(event.seq), late: (repaired ? repaired.counts : event)?.payload['late'] === true, repair: step?.part === 'repair' || repairOf(event.type) !== undefined,
      recordedAfterDays: daysBetween(happenedOn, recordedOn),
    };
  });
  const refused = attempts.map((attempt): HistoryLine => ({
    kind: 'refused-attempt', attempt, step: stepOf((one) => one.name === attempt.step), stepName: attempt.step, happenedOn: attempt.happenedOn, recordedAt: attempt.at, recordedOn: legalDayOf(attempt.at),
    account: attempt.account, person: attempt.person,
  }));
  // Events keep the order of their chain, whatever the clocks of two machines said.
  return merged(told, refused);
}

/** The newest repair of each event that has one. A repair that cannot be read repairs nothing here: verifying names it. */
function repairsIn(events: readonly RecordedEvent[]): ReadonlyMap<number, Repaired> {
  const repaired = new Map<number, Repaired>();
  for (const event of events) {
    const repair = repairOf(event.type) && RepairPayload.safeParse(event.payload).data;
    if (!repair) continue;
    for (const { seq, ...counts } of repair.changes) repaired.set(seq, { by: event.seq, counts });
    for (const seq of repair.dropped) repaired.set(seq, { by: event.seq });
  }
  return repaired;
}

/** The day of the last act of a history. */
export function lastActOf(lines: readonly HistoryLine[]): IsoDate | undefined {
  const days = lines.flatMap((line) => (line.kind === 'event' && line.step?.part !== 'observed' ? [line.happenedOn] : []));
  return days.sort().at(-1);
}

/** How long nothing happened between two days, or nothing when that was not long. */
export function gapBetween(from: IsoDate | undefined, to: IsoDate): Gap | undefined {
  return from !== undefined && daysBetween(from, to) > quietDays ? { from, to } : undefined;
}

/** The place of a line in its history, which stays the same when later lines come. */
export function placeOf(line: HistoryLine): string {
  return line.kind === 'event' ? `e${line.event.seq}` : `r${line.attempt.id}`;
}

function merged(events: readonly HistoryLine[], others: readonly HistoryLine[]): HistoryLine[] {
  const waiting = [...others];
  const lines = events.flatMap((event) => {
    const before = waiting.filter(({ recordedAt }) => recordedAt < event.recordedAt);
    waiting.splice(0, before.length);
    return [...before, event];
  });
  return [...lines, ...waiting];
}
