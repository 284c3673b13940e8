import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/http/actor.js';
import { AdmissionsRepository } from './admissions.repository.js';
import { measures } from './breakdown.js';
import { whole, type Shown } from './counts.js';
import { targetYears, type Period } from './period.js';
import { PeriodReports, type PeriodQuery, type PeriodReport } from './period-reports.service.js';
import { TargetsRepository } from './targets.repository.js';

/** A report on new members (báo cáo kết quả kết nạp đảng viên). */
export interface AdmissionsReport extends PeriodReport {
  /** What the target of the period is, and by which years; absent where none was set. */
  readonly target: { readonly value: number; readonly years: readonly number[]; readonly reached: Shown } | undefined;
}

/** Makes the report on new members (REP-01). */
@Injectable()
export class AdmissionsReportService {
  constructor(
    private readonly admissions: AdmissionsRepository,
    private readonly targets: TargetsRepository,
    private readonly reports: PeriodReports,
  ) {}

  async report(query: PeriodQuery, actor: Actor): Promise<AdmissionsReport> {
    const report = await this.reports.count(query, actor, measures, async (counting) =>
      (await Promise.all([this.admissions.admitted(counting), this.admissions.otherActs(counting), this.admissions.organs(counting)])).flat(),
    );
    const { reach, now, counts, parts } = report;
    if (!reach.inFull) {
      const paths = parts?.map(({ path }) => path) ?? [];
      counts.hideBeside('organs', 'admitted', ['grassroots', 'grassroots-branch'], paths);
      counts.hideBeside('organs', 'trained', ['classes'], paths);
    }
    const target = await this.targetOf(reach.organ.id, now);
    return { ...report, target: target && { ...target, reached: counts.shown('now', whole, 'admitted') } };
  }

  private async targetOf(organ: string, period: Period): Promise<{ value: number; years: number[] } | undefined> {
    const years = targetYears(period);
    const set = years.length > 0 ? await this.targets.newest(organ, 'admitted', years) : [];
    if (set.length === 0 || set.length < years.length) return undefined;
    return { value: set.reduce((sum, { value }) => sum + value, 0), years };
  }
}
