import { admissionEditions } from '../../../workflows/admission/regulation.js';
import { aCase, aCaseOfAnUnannouncedYear, deadlinesIn, openVote, organs, roll } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'extend-decision-time';
const on = '2024-10-01';
const ready = () => aCase().afterSubmission();

describe('extending the time to decide', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-08-05', ready });

  it('ADM-30 accepts from 1 to 30 working days and refuses none and 31', () => {
    for (const workingDays of [1, 30]) expect(ready().refusals(step, on, { workingDays })).toEqual([]);
    for (const workingDays of [0, 31]) expect(ready().refusals(step, on, { workingDays })).toEqual(['ADM-30 extension-too-long']);
  });
  it('ADM-30 accepts on the last day of the limit and refuses on the next', () => {
    expect(ready().refusals(step, '2024-10-30')).toEqual([]);
    expect(ready().refused(step, '2024-10-31')).toMatchObject([{ rule: 'ADM-30', code: 'extension-after-the-limit', seen: { dueOn: '2024-10-30' } }]);
  });
  it('ADM-30 extends once and never again', () => {
    expect(ready().record(step, on, { workingDays: 5 }).refusals(step, '2024-10-30')).toEqual(['ADM-30 already-extended']);
  });
  it('ADM-30 moves the limit, counted in working days from the resolution of the branch', () => {
    const due = (waiting: ReturnType<typeof aCase>) => deadlinesIn(waiting).find(({ key }) => key === 'committee-decision-due');
    expect(due(ready())).toMatchObject({ anchor: 'BranchVoteHeld', anchoredOn: '2024-08-05', budget: 60, extension: 0, dueOn: '2024-10-30', rule: 'ADM-30' });
    expect(due(ready().record(step, on, { workingDays: 10 }))).toMatchObject({ extension: 10, dueOn: '2024-11-13' });
  });
  it('ADM-30 has nothing to extend where the branch reached no resolution', () => {
    const failed = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', { vote: openVote(2, 18) }).record('report-vote-result', '2024-08-06');
    expect(failed.refusals(step, on)).toEqual(['ADM-30 nothing-to-extend']);
  });
  it('ADM-30 refuses a basis younger than the extension', () => {
    expect(ready().refusals(step, on, { basis: { number: '11', issuedOn: '2024-10-02' } })).toEqual(['ADM-30 paper-later-than-the-act']);
  });
  it('PRO-08 extends the 30 working days to decide on recognition too, and an earlier extension of the admission does not count', () => {
    const due = (waiting: ReturnType<typeof aCase>) => deadlinesIn(waiting).find(({ key }) => key === 'recognition-decision-due');
    const extended = aCase().afterSubmission().record(step, on).record('record-committee-decision', '2024-10-02').record('record-decision-receipt', '2024-10-03').record('hold-ceremony', '2024-10-10');
    extended.record('certify-new-member-training', '2025-03-01').record('assess-probationer', '2025-09-01').record('collect-probation-opinions', '2025-09-15');
    extended.record('record-recognition-vote', '2025-10-13').record('record-committee-vote', '2025-10-20');
    expect(due(extended)).toMatchObject({ budget: 30, extension: 0, anchoredOn: '2025-10-13', rule: 'PRO-08' });
    expect(extended.refusals(step, '2025-11-03', { workingDays: 31 })).toEqual(['ADM-30 extension-too-long']);
    expect(due(extended.record(step, '2025-11-03'))).toMatchObject({ extension: 30 });
    expect(extended.refused(step, '2025-11-24', { workingDays: 1 })).toMatchObject([{ code: 'already-extended', seen: { extendedOn: '2025-11-03', workingDays: 30 } }]);
  });
  it('PRO-08 moves the limit for recognition, accepts on its last day and refuses on the next, by the clause about recognition', () => {
    const waiting = () => aCase().afterProbation().record('record-recognition-vote', '2025-10-13').record('record-committee-vote', '2025-10-20');
    expect(deadlinesIn(waiting()).find(({ key }) => key === 'recognition-decision-due')).toMatchObject({ dueOn: '2025-11-24' });
    expect(waiting().refusals(step, '2025-11-24')).toEqual([]);
    expect(deadlinesIn(waiting().record(step, '2025-11-24', { workingDays: 4 })).find(({ key }) => key === 'recognition-decision-due')).toMatchObject({ dueOn: '2025-11-28' });
    const { decisionWorkingDays } = admissionEditions.findLast(({ effectiveFrom }) => effectiveFrom <= '2025-11-25')!.probation;
    expect(waiting().refused(step, '2025-11-25')).toMatchObject([{ code: 'extension-after-the-limit', seen: { dueOn: '2025-11-24' }, citation: decisionWorkingDays.citation }]);
  });
  it('PRO-08 calls a decision on recognition late only after the day that the extension gives', () => {
    const extended = () => aCase().afterProbation().record('record-recognition-vote', '2025-10-13').record('record-committee-vote', '2025-10-20').record(step, '2025-11-24', { workingDays: 4 });
    expect(extended().record('record-recognition-decision', '2025-11-28').events.at(-1)).toMatchObject({ late: false, dueOn: '2025-11-28' });
    expect(extended().record('record-recognition-decision', '2025-12-01').events.at(-1)).toMatchObject({ late: true, dueOn: '2025-11-28' });
  });

  it('ADM-30 is open wherever the time to decide runs, also while the section committee appraises', () => {
    const section = { ...organs, section: { id: 'section-1', superiors: [], roll } };
    const waiting = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', {}, { organs: section });
    expect(waiting.refusals(step, on)).toEqual([]);
  });
  it('CAL-07 refuses nobody by a limit that was counted through a year without a notice', () => {
    const guessed = aCaseOfAnUnannouncedYear().afterSubmission();
    expect(deadlinesIn(guessed)).toMatchObject([{ key: 'committee-decision-due', provisional: true }]);
    expect(guessed.refusals(step, '2029-03-05')).toEqual([]);
  });
  it('ADM-30 is open in awaitingSectionAppraisal on recognition too', () => {
    const section = { organs: { ...organs, section: { id: 'section-1', superiors: [], roll } } };
    expect(aCase().afterProbation().record('record-recognition-vote', '2025-10-08', {}, section).refusals(step, '2025-10-20')).toEqual([]);
  });

  hasTriedEveryRule(step);
});
