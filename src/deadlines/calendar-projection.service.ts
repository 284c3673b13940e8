import { Injectable } from '@nestjs/common';
import { HolidayNoticesService, type NoticeRow } from '../calendar/holiday-notices.service.js';
import { RecountService, type LimitSpan } from '../cases/recount.service.js';
import { Clock } from '../platform/clock/clock.js';
import { crashPoint } from '../platform/config/crash-point.js';
import type { Round } from '../platform/queue/jobs.js';
import { beforeEvery, CalendarProjectionRepository } from './calendar-projection.repository.js';

/** Told after each batch: how many cases were looked at, of how many. */
type OnCases = (done: number, total: number) => void;

/** Cases looked at together, and in one round of the worker. */
const batch = 50;
const mostInARound = 5000;
/** No request lasts longer, so that nobody any more records what was decided by a calendar older than this. */
export const longestRequest = 10 * 60_000;

/** A pass over every case that some notices may touch. */
interface Pass {
  readonly notices: readonly NoticeRow[];
  readonly beganAt: Date;
  /** The case it has come to. */
  readonly after: string;
}

/**
 * Counts time limits anew after a notice of days off. A step that was decided by the calendar before may still be recorded after a pass, so
 * passes are made until one has begun later than any such step. Each may be stopped at any moment and begun again.
 */
@Injectable()
export class CalendarProjectionService {
  private pass: Pass | undefined;

  constructor(
    private readonly notices: HolidayNoticesService,
    private readonly recounting: RecountService,
    private readonly repository: CalendarProjectionRepository,
    private readonly clock: Clock,
  ) {}

  /** One round of the worker: goes on with the pass that is under way, or begins one while a notice needs it. */
  async project(stopping: AbortSignal): Promise<Round> {
    const pending = await this.notices.pending();
    if (pending.length === 0) return { done: 0, truncated: false };
    const newest = pending.at(-1)?.revision;
    const begun = this.pass?.notices.at(-1)?.revision === newest ? this.pass : undefined;
    const pass = begun ?? this.begin(pending);
    const { changed, after } = await this.goOn(pass, { stopping, most: mostInARound });
    this.pass = after === undefined ? undefined : { ...pass, after };
    if (after === undefined) await this.settle(pass);
    return { done: changed, truncated: after !== undefined };
  }

  /** Counts anew what notices touch that have not settled yet, for whoever has just entered one; gives how many cases were changed, and whether all were looked at. */
  async now({ within = Infinity, onCases }: { readonly within?: number; readonly onCases?: OnCases } = {}): Promise<{ readonly changed: number; readonly complete: boolean }> {
    const pending = await this.notices.pending();
    if (pending.length === 0) return { changed: 0, complete: true };
    const stopping = within === Infinity ? new AbortController().signal : AbortSignal.timeout(within);
    const { changed, after } = await this.goOn(this.begin(pending), { stopping, onCases });
    return { changed, complete: after === undefined };
  }

  private begin(notices: readonly NoticeRow[]): Pass {
    return { notices, beganAt: this.clock.now(), after: beforeEvery };
  }

  /** Gives where it stopped; nothing when the pass is at its end. */
  private async goOn({ notices, after: start }: Pass, { stopping, most = Infinity, onCases }: { readonly stopping: AbortSignal; readonly most?: number; readonly onCases?: OnCases | undefined }): Promise<{ readonly changed: number; readonly after: string | undefined }> {
    const years = yearsOf(notices);
    const total = onCases ? await this.repository.count(years) : 0;
    let [looked, changed, after] = [0, 0, start];
    while (looked < most && !stopping.aborted) {
      const ids = await this.repository.idsAfter(years, after, batch);
      if (ids.length === 0) return { changed, after: undefined };
      changed += await this.recounting.recount(ids, (span) => reasonIn(notices, span));
      crashPoint('limits-recounted');
      looked += ids.length;
      after = ids.at(-1) ?? after;
      onCases?.(looked, Math.max(total, looked));
    }
    return { changed, after };
  }

  private async settle({ notices, beganAt }: Pass): Promise<void> {
    const old = notices.filter(({ recordedAt }) => recordedAt.getTime() + longestRequest <= beganAt.getTime());
    if (old.length > 0) await this.notices.settle(old.map(({ revision }) => revision));
  }
}

const yearsOf = (notices: readonly NoticeRow[]): number[] => [...new Set(notices.map(({ year }) => year))];

/** The newest notice of a year that the count runs through; where a limit moved for another reason, the newest of all. */
function reasonIn(notices: readonly NoticeRow[], { from, to }: LimitSpan): number {
  const through = notices.filter(({ year }) => year >= Number(from.slice(0, 4)) && year <= Number(to.slice(0, 4)));
  const reason = (through.length > 0 ? through : notices).at(-1);
  if (!reason) throw new Error('time limits are counted anew without a notice');
  return reason.revision;
}
