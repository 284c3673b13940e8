import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { AdmissionsRepository, type Counting, type CountRow, type PartRow } from './admissions.repository.js';
import type { Measure } from './breakdown.js';
import { claimsOf } from './breakdown-claims.js';
import { Counts } from './counts.js';
import { disagreementsIn, type Disagreement } from './figures.js';
import { yearBefore, type Period } from './period.js';
import { ReportAccess, type Reach } from './report-access.service.js';

/** What a reader asks for; the organ of the own office and this year until today when absent. */
export interface PeriodQuery {
  readonly organ?: string | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly by?: 'organ' | undefined;
}

/** A report on a period beside the year before, numbers only; small groups are hidden already. */
export interface PeriodReport {
  readonly reach: Reach;
  readonly now: Period;
  readonly before: Period;
  readonly counts: Counts;
  readonly parts: readonly PartRow[] | undefined;
  readonly claims: { readonly labelOf: ReadonlyMap<string, readonly string[]>; readonly disagreements: readonly Disagreement[] };
}

const longestPeriodInYears = 10;

/** Makes reports on periods. Nothing is kept: every number is counted anew from the acts on file. */
@Injectable()
export class PeriodReports {
  constructor(
    private readonly admissions: AdmissionsRepository,
    private readonly access: ReportAccess,
    private readonly clock: Clock,
  ) {}

  /** Counts what `read` finds, checks its sums, and hides small groups from readers who do not record there. */
  async count(query: PeriodQuery, actor: Actor, measures: readonly Measure[], read: (counting: Counting) => Promise<CountRow[]>): Promise<PeriodReport> {
    const reach = await this.access.reach(actor, query.organ);
    const now = this.periodOf(query);
    const before = yearBefore(now);
    const byOrgan = query.by === 'organ';
    const counts = new Counts(await read({ path: reach.path, now, before, byOrgan }));
    const parts = byOrgan ? await this.partsOf(reach, counts.parts()) : undefined;
    const paths = parts?.map(({ path }) => path) ?? [];
    // The sums are checked on what was counted, before anything is hidden.
    const { figures, labelOf } = claimsOf(measures, counts, paths);
    const disagreements = disagreementsIn(figures);
    if (!reach.inFull) for (const measure of measures) counts.hideSmallGroups(measure, paths);
    return { reach, now, before, counts, parts, claims: { labelOf, disagreements } };
  }

  /** The period asked for. 400 for one that ends before it begins, or is longer than ten years. */
  periodOf({ from, to }: PeriodQuery): Period {
    const today = this.clock.today();
    const last = to ?? (from === undefined || from <= today ? today : from);
    const first = from ?? (`${last.slice(0, 4)}-01-01` as IsoDate);
    const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
    if (first > last || years >= longestPeriodInYears || first < '1930-02-03') {
      throw Problem.invalidFields([{ pointer: from === undefined ? '#/to' : '#/from', place: 'query', code: 'not-acceptable' }]);
    }
    return { from: first, to: last };
  }

  /** The organs directly below that exist today, and those at other places where something was found, in the order of their codes. */
  async partsOf({ organ }: Reach, paths: readonly string[]): Promise<PartRow[]> {
    const existing = await this.admissions.parts(organ.id, this.clock.today());
    const missing = [...new Set(paths)].filter((path) => existing.every((part) => part.path !== path));
    const others = missing.length > 0 ? await this.admissions.organsAt(missing) : [];
    return [...existing, ...others].toSorted((one, other) => (one.code < other.code ? -1 : 1));
  }
}
