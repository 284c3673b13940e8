import { z } from 'zod';
import type { AdmissionsReport } from './admissions-report.service.js';
import { countsOfOrgans, measures } from './breakdown.js';
import { breakdown, Count, Percent, shareOf, viewBreakdown } from './breakdown-views.js';
import type { Reader } from './figures-views.js';

/** The report on new members, with labels in the language of the reader. */
export const AdmissionsReportView = z
  .object({ ...breakdown, target: z.object({ label: z.string(), years: z.array(z.int()), value: z.int(), reached: Count, percent: Percent }).nullable() })
  .meta({ id: 'AdmissionsReport' });

const things = countsOfOrgans.map((group) => ({ measure: 'organs', group, label: `organs.${group}` }));

export function viewAdmissions(report: AdmissionsReport, reader: Reader): z.infer<typeof AdmissionsReportView> {
  const { target } = report;
  const label = reader.language.t(reader.code, 'reports:target');
  return {
    ...viewBreakdown(report, { label: 'admissions', measures, notes: ['ceremony', 'branchOfTheAct', 'youthUnion', 'notStated'], things }, reader),
    target: target ? { label, years: [...target.years], value: target.value, reached: target.reached, percent: shareOf(target.reached, target.value) } : null,
  };
}
