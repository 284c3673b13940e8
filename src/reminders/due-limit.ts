import { ladders, ladderWith, neverExpires, nextRung, rungsUpTo, type Curer, type DeadlinePurpose, type IsoDate, type Rung } from '../../workflows/index.js';
import { legalDayOf } from '../platform/clock/clock.js';

/** A time limit whose next rung may have come. */
export interface DueLimit {
  readonly caseId: string;
  readonly number: string;
  readonly procedure: string;
  readonly branch: string;
  readonly destination: string | null;
  /** The version of the tree of organs at that moment. */
  readonly tree: number;
  readonly key: string;
  readonly dueOn: IsoDate;
  readonly purpose: DeadlinePurpose;
  readonly whoActs: Curer;
  /** It is on record that the organ was late with it. */
  readonly missed: boolean;
  /** Rungs that were claimed already. */
  readonly claimed: readonly string[];
}

/** What is to be told of a limit: the latest rung, and with it those that were passed over while nobody could tell. */
export interface Ringing {
  readonly rung: Pick<Rung, 'key' | 'audience'>;
  /** All of them, oldest first. */
  readonly rungs: readonly string[];
}

/** That the organ was late is told like a rung, once, to those whom a limit concerns that is overdue. */
const missedRung: Ringing['rung'] = { key: 'missed', audience: ['secretary', 'superior-office'] };

const hour = 3_600_000;
const opensAt = 7;

/** Rungs ring at seven in the morning of their day in Viet Nam. */
const ringsAt = (day: IsoDate): Date => new Date(`${day}T0${opensAt}:00:00+07:00`);

/** The newest day whose rungs have their time behind them. */
const rungDayOf = (now: Date): IsoDate => legalDayOf(new Date(now.getTime() - opensAt * hour));

/**
 * What a limit tells at an instant. A rung before one that was claimed is not told any more: the later one has told of the limit,
 * also where an organ added a rung afterwards.
 */
export function ringingsOf({ purpose, dueOn, claimed, missed }: DueLimit, addedDays: readonly number[], now: Date): Ringing[] {
  const told = new Set(claimed);
  const rungs = rungsUpTo(ladderWith(ladders[purpose], addedDays), dueOn, rungDayOf(now)).toSorted((a, b) => a.on.localeCompare(b.on));
  const fresh = rungs.slice(rungs.findLastIndex(({ key }) => told.has(key)) + 1);
  const latest = fresh.at(-1);
  return [
    ...(missed && !told.has(missedRung.key) ? [{ rung: missedRung, rungs: [missedRung.key] }] : []),
    ...(latest ? [{ rung: latest, rungs: fresh.map(({ key }) => key) }] : []),
  ];
}

/** When a limit rings next; nothing when no rung is left, or while it is suspended. */
export function ringsNext({ purpose, dueOn }: Pick<DueLimit, 'purpose' | 'dueOn'>, addedDays: readonly number[], now: Date): Date | undefined {
  if (dueOn === neverExpires) return undefined;
  const next = nextRung(ladderWith(ladders[purpose], addedDays), dueOn, rungDayOf(now));
  return next && ringsAt(next.on);
}
