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

/** The rungs of a ladder whose time has come, oldest first, and when the one after them rings. */
interface Climbed {
  readonly come: readonly Rung[];
  readonly nextAt: Date | undefined;
}

/** What limits tell at an instant. Those of one purpose and one last day have the same rungs, which are worked out once. */
export class RungsAt {
  private readonly day: IsoDate;
  private readonly climbed = new Map<string, Climbed>();

  constructor(now: Date) {
    this.day = rungDayOf(now);
  }

  /**
   * What a limit tells now. A rung before one that was claimed is not told any more: the later one has told of the limit, also where an
   * organ added a rung afterwards.
   */
  ringingsOf(limit: DueLimit, addedDays: readonly number[]): Ringing[] {
    const told = new Set(limit.claimed);
    const { come } = this.climb(limit, addedDays);
    const fresh = come.slice(come.findLastIndex(({ key }) => told.has(key)) + 1);
    const latest = fresh.at(-1);
    return [
      ...(limit.missed && !told.has(missedRung.key) ? [{ rung: missedRung, rungs: [missedRung.key] }] : []),
      ...(latest ? [{ rung: latest, rungs: fresh.map(({ key }) => key) }] : []),
    ];
  }

  /** When a limit rings next; nothing when no rung is left, or while it is suspended. */
  nextAt(limit: Pick<DueLimit, 'purpose' | 'dueOn'>, addedDays: readonly number[]): Date | undefined {
    return limit.dueOn === neverExpires ? undefined : this.climb(limit, addedDays).nextAt;
  }

  private climb({ purpose, dueOn }: Pick<DueLimit, 'purpose' | 'dueOn'>, addedDays: readonly number[]): Climbed {
    const name = `${purpose} ${dueOn} ${addedDays.join(' ')}`;
    const known = this.climbed.get(name);
    if (known) return known;
    const ladder = ladderWith(ladders[purpose], addedDays);
    const next = nextRung(ladder, dueOn, this.day);
    const climbed = { come: rungsUpTo(ladder, dueOn, this.day).toSorted((a, b) => a.on.localeCompare(b.on)), nextAt: next && ringsAt(next.on) };
    this.climbed.set(name, climbed);
    return climbed;
  }
}
