import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { AdmissionsRepository, type PartRow } from './admissions.repository.js';
import { claimsOf } from './admissions-claims.js';
import { measures } from './breakdown.js';
import { Counts, whole, type Shown } from './counts.js';
import { disagreementsIn, type Disagreement } from './figures.js';
import { targetYears, yearBefore, type Period } from './period.js';
import { ReportAccess, type Reach } from './report-access.service.js';
import { TargetsRepository } from './targets.repository.js';

/** What a reader asks for; the organ of the own office and this year until today when absent. */
export interface PeriodQuery {
  readonly organ?: string | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly by?: 'organ' | undefined;
}

/** A report on new members (báo cáo kết quả kết nạp đảng viên), numbers only; small groups are hidden already. */
export interface AdmissionsReport {
  readonly reach: Reach;
  readonly now: Period;
  readonly before: Period;
  readonly counts: Counts;
  /** What the target of the period is, and by which years; absent where none was set. */
  readonly target: { readonly value: number; readonly years: readonly number[]; readonly reached: Shown } | undefined;
  readonly parts: readonly PartRow[] | undefined;
  readonly claims: { readonly labelOf: ReadonlyMap<string, readonly string[]>; readonly disagreements: readonly Disagreement[] };
}

const longestPeriodInYears = 10;

/** Makes the report on new members (REP-01). Nothing is kept: every number is counted anew from the acts on file. */
@Injectable()
export class AdmissionsReportService {
  constructor(
    private readonly admissions: AdmissionsRepository,
    private readonly targets: TargetsRepository,
    private readonly access: ReportAccess,
    private readonly clock: Clock,
  ) {}

  async report(query: PeriodQuery, actor: Actor): Promise<AdmissionsReport> {
    const reach = await this.access.reach(actor, query.organ);
    const now = this.periodOf(query);
    const before = yearBefore(now);
    const counting = { path: reach.path, now, before, byOrgan: query.by === 'organ' };
    const [admitted, acts, organs, target] = await Promise.all([
      this.admissions.admitted(counting),
      this.admissions.otherActs(counting),
      this.admissions.organs(counting),
      this.targetOf(reach.organ.id, now),
    ]);
    const counts = new Counts([...admitted, ...acts, ...organs]);
    const parts = counting.byOrgan ? await this.partsOf(reach, counts) : undefined;
    const paths = parts?.map(({ path }) => path) ?? [];

    // The sums are checked on what was counted, before anything is hidden.
    const { figures, labelOf } = claimsOf(counts, paths);
    const disagreements = disagreementsIn(figures);
    if (!reach.inFull) {
      for (const measure of measures) counts.hideSmallGroups(measure, paths);
      counts.hideBeside('organs', 'admitted', ['grassroots', 'grassroots-branch'], paths);
      counts.hideBeside('organs', 'trained', ['classes'], paths);
    }
    return { reach, now, before, counts, parts, claims: { labelOf, disagreements }, target: target && { ...target, reached: counts.shown('now', whole, 'admitted') } };
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

  private async partsOf({ organ }: Reach, counts: Counts): Promise<PartRow[]> {
    const existing = await this.admissions.parts(organ.id, this.clock.today());
    const missing = counts.parts().filter((path) => existing.every((part) => part.path !== path));
    const others = missing.length > 0 ? await this.admissions.organsAt(missing) : [];
    return [...existing, ...others].toSorted((one, other) => (one.code < other.code ? -1 : 1));
  }

  private async targetOf(organ: string, period: Period): Promise<{ value: number; years: number[] } | undefined> {
    const years = targetYears(period);
    const set = years.length > 0 ? await this.targets.newest(organ, 'admitted', years) : [];
    if (set.length === 0 || set.length < years.length) return undefined;
    return { value: set.reduce((sum, { value }) => sum + value, 0), years };
  }
}
