import { addDays, daysBetween } from './calendar.js';
import type { DeadlinePurpose } from './deadlines.js';
import type { IsoDate } from './iso-date.js';

/**
 * Whom a rung reaches: everybody who records for the organ that has to act (secretary, deputy, clerk), its secretary alone, or the office
 * of the organ directly above it.
 */
export type Audience = 'officers' | 'secretary' | 'superior-office';

/** How people are reminded of a time limit (thang nhắc hạn): before it, on its last day, and while it is overdue. */
export interface Ladder {
  /** Calendar days before the last day, the most first. */
  readonly before: readonly number[];
  /** While nothing is on record after the last day: from the day after it, in steps of so many days; absent where nobody is late. */
  readonly overdue?: { readonly everyDays: number; readonly secretaryFrom: number; readonly superiorFrom: number } | undefined;
}

export type Ladders = Readonly<Record<DeadlinePurpose, Ladder>>;

/** One rung: named by its distance from the last day, so that a limit of another day has rungs of its own. */
export interface Rung {
  /** `before-10`, `on-the-day`, `overdue-1`, `overdue-8`. */
  readonly key: string;
  readonly on: IsoDate;
  readonly audience: readonly Audience[];
}

/** Days from the last day to a rung by its name, negative before it; what has none, such as that a limit was missed, comes last. */
export function rungDistance(key: string): number {
  const [, kind, days] = /^(before|overdue)-(\d+)$/.exec(key) ?? [];
  if (kind === undefined) return key === 'on-the-day' ? 0 : Infinity;
  return kind === 'before' ? -Number(days) : Number(days);
}

/** A ladder with the rungs that an organ adds; it can take none away. */
export function ladderWith(ladder: Ladder, before: readonly number[]): Ladder {
  return { ...ladder, before: [...new Set([...ladder.before, ...before])].sort((a, b) => b - a) };
}

/** The rungs whose day has come on a day, oldest first. */
export function rungsUpTo(ladder: Ladder, dueOn: IsoDate, day: IsoDate): Rung[] {
  const rungs = [...rungsBefore(ladder, dueOn)].filter(({ on }) => on <= day);
  if (!ladder.overdue || day <= dueOn) return rungs;
  const { everyDays } = ladder.overdue;
  const late = daysBetween(dueOn, day);
  for (let days = 1; days <= late; days += everyDays) rungs.push(overdueRung(ladder.overdue, dueOn, days));
  return rungs;
}

/** The first rung whose day comes after a day; nothing when there is none any more. */
export function nextRung(ladder: Ladder, dueOn: IsoDate, day: IsoDate): Rung | undefined {
  const ahead = [...rungsBefore(ladder, dueOn)].find(({ on }) => on > day);
  if (ahead || !ladder.overdue) return ahead;
  const { everyDays } = ladder.overdue;
  const late = Math.max(daysBetween(dueOn, day), 0);
  return overdueRung(ladder.overdue, dueOn, late === 0 ? 1 : 1 + everyDays * (Math.floor((late - 1) / everyDays) + 1));
}

function* rungsBefore({ before }: Ladder, dueOn: IsoDate): Generator<Rung> {
  for (const days of before) yield { key: `before-${days}`, on: addDays(dueOn, -days), audience: ['officers'] };
  yield { key: 'on-the-day', on: dueOn, audience: ['officers'] };
}

function overdueRung({ secretaryFrom, superiorFrom }: NonNullable<Ladder['overdue']>, dueOn: IsoDate, days: number): Rung {
  const audience: Audience[] = [...(days >= secretaryFrom ? ['secretary' as const] : ['officers' as const]), ...(days >= superiorFrom ? ['superior-office' as const] : [])];
  return { key: `overdue-${days}`, on: addDays(dueOn, days), audience };
}
