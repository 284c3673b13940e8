import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/http/actor.js';
import { screeningMeasures } from './breakdown.js';
import { PeriodReports, type PeriodQuery, type PeriodReport } from './period-reports.service.js';
import { ScreeningRepository } from './screening.repository.js';

/** Makes the report on the screening of members and on ways out of the Party (REP-01). */
@Injectable()
export class ScreeningReportService {
  constructor(
    private readonly screening: ScreeningRepository,
    private readonly reports: PeriodReports,
  ) {}

  report(query: PeriodQuery, actor: Actor): Promise<PeriodReport> {
    return this.reports.count(query, actor, screeningMeasures, (counting) => this.screening.acts(counting));
  }
}
