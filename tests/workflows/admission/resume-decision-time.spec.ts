import { vietnamCalendar, workingDaysAfter } from '../../../workflows/index.js';
import { aCase, deadlinesIn, openVote, type AdmissionCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'resume-decision-time';
const stoppedOn = '2024-10-01';
const on = '2024-12-02';
const ready = () => aCase().afterSubmission().record('suspend-decision-time', stoppedOn);
const dueOn = (waiting: AdmissionCase) => deadlinesIn(waiting).find(({ key }) => key === 'committee-decision-due')!.dueOn;

describe('letting the clock of the decision run again', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: stoppedOn, ready });

  it('ADM-39 keeps to the day what was left: 22 working days of the 60, with neither the first nor the last day of the stop counted', () => {
    expect(workingDaysAfter('2024-09-30', '2024-10-30', vietnamCalendar).days).toBe(22);
    expect(dueOn(ready().record(step, on))).toBe('2025-01-02');
    expect(workingDaysAfter(on, '2025-01-02', vietnamCalendar).days).toBe(22);
  });
  it('ADM-39 costs a single day where the clock runs again on the day on which it was stopped', () => {
    expect(dueOn(ready().record(step, stoppedOn))).toBe('2024-10-31');
  });
  it('ADM-39 has nothing to let run where the clock runs, or ran again already', () => {
    expect(aCase().afterSubmission().refused(step, on)).toMatchObject([{ rule: 'ADM-39', code: 'not-suspended' }]);
    expect(ready().record(step, on).refusals(step, on)).toEqual(['ADM-39 not-suspended']);
  });
  it('ADM-39 refuses a basis younger than the act', () => {
    expect(ready().refusals(step, on, { basis: { number: '13', issuedOn: '2024-12-03' } })).toEqual(['ADM-39 paper-later-than-the-act']);
  });
  it('ADM-30 is judged by the last day that the stop moved, in a decision and in an extension', () => {
    const running = () => ready().record(step, on);
    expect(running().record('record-committee-decision', '2025-01-02').events.at(-1)).toMatchObject({ late: false, dueOn: '2025-01-02' });
    expect(running().record('record-committee-decision', '2025-01-03').events.at(-1)).toMatchObject({ late: true, dueOn: '2025-01-02' });
    expect(running().refusals('extend-decision-time', '2025-01-03')).toEqual(['ADM-30 extension-after-the-limit']);
    expect(dueOn(running().record('extend-decision-time', '2025-01-02', { workingDays: 1 }))).toBe('2025-01-03');
  });
  it('ADM-39 is open where a committee vote fell short meanwhile and the result is still to be reported', () => {
    const failed = aCase().afterPreparation().record('record-branch-vote', '2024-08-05').record('suspend-decision-time', '2024-08-12')
      .record('record-committee-vote', '2024-08-19', { vote: openVote(1, 14) });
    expect(failed.refusals('suspend-decision-time', '2024-08-20')).toContain('ORD-01 step-not-open');
    expect(failed.refusals(step, '2024-08-20')).toEqual([]);
  });

  hasTriedEveryRule(step);
});
