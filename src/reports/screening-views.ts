import { z } from 'zod';
import { screeningMeasures } from './breakdown.js';
import { breakdown, viewBreakdown } from './breakdown-views.js';
import type { Reader } from './figures-views.js';
import type { PeriodReport } from './period-reports.service.js';

/** The report on screening and on ways out of the Party, with labels in the language of the reader. */
export const ScreeningReportView = z.object(breakdown).meta({ id: 'ScreeningReport' });

export const viewScreening = (report: PeriodReport, reader: Reader): z.infer<typeof ScreeningReportView> =>
  viewBreakdown(report, { label: 'screening', measures: screeningMeasures, notes: ['screeningActs', 'branchOfTheAct', 'severalCriteria', 'waysOut'] }, reader);
