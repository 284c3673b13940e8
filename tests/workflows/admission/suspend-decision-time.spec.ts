import { isSuspended, type IsoDate } from '../../../workflows/index.js';
import { aCase, aCaseOfAnUnannouncedYear, deadlinesIn, openVote, organs, procedure, roll, type AdmissionCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'suspend-decision-time';
const on = '2024-10-01';
const ready = () => aCase().afterSubmission();
const due = (waiting: AdmissionCase, key = 'committee-decision-due') => deadlinesIn(waiting).find((limit) => limit.key === key);

describe('stopping the clock of the decision', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-08-05', ready });

  it('ADM-39 leaves the limit without a last day, and the case where it stands', () => {
    const before = ready();
    const stopped = ready().record(step, on);
    expect(stopped.state.place).toEqual(before.state.place);
    expect(due(stopped)).toMatchObject({ dueOn: '9999-12-31', suspensions: [{ from: on }], budget: 60, rule: 'ADM-30' });
    expect(deadlinesIn(stopped).map(isSuspended)).toEqual([true]);
  });
  it('ADM-39 is not stopped twice at once, and can be stopped again after it ran', () => {
    const stopped = ready().record(step, on);
    expect(stopped.refused(step, '2024-10-02')).toMatchObject([{ rule: 'ADM-39', code: 'already-suspended', seen: { suspendedOn: on } }]);
    const again = stopped.record('resume-decision-time', '2024-10-08').record(step, '2024-10-09');
    expect(due(again)).toMatchObject({ dueOn: '9999-12-31', suspensions: [{ from: on, to: '2024-10-08' }, { from: '2024-10-09' }] });
  });
  it('ADM-39 is not stopped anew on a day before it ran again', () => {
    const ran = ready().record(step, on).record('resume-decision-time', '2024-10-08');
    expect(ran.refusals(step, '2024-10-07')).toEqual(['ORD-02 date-before-earlier-step']);
    expect(ran.refusals(step, '2024-10-08')).toEqual([]);
  });
  it('ADM-39 is stopped on the last day of the limit and not on the next', () => {
    expect(ready().refusals(step, '2024-10-30')).toEqual([]);
    expect(ready().refused(step, '2024-10-31')).toMatchObject([{ rule: 'ADM-39', code: 'suspension-after-the-limit', seen: { on: '2024-10-31', dueOn: '2024-10-30' } }]);
  });
  it('ADM-39 has nothing to stop where the branch reached no resolution', () => {
    const failed = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', { vote: openVote(2, 18) }).record('report-vote-result', '2024-08-06');
    expect(failed.refusals(step, on)).toEqual(['ADM-39 nothing-to-suspend']);
  });
  it('ADM-39 refuses a basis younger than the act', () => {
    expect(ready().refusals(step, on, { basis: { number: '12', issuedOn: '2024-10-02' } })).toEqual(['ADM-39 paper-later-than-the-act']);
  });
  it('ADM-39 is unconfirmed in every edition, and the committee vouches for the reason', () => {
    const { basis, attests } = procedure.steps.find(({ name }) => name === step)!;
    expect(procedure.editions.map((edition) => basis(edition).confidence)).toEqual(procedure.editions.map(() => 'unconfirmed'));
    expect(attests).toMatchObject([{ rule: 'ADM-39', code: 'reason-to-suspend', kind: 'discretionary', by: 'competent-committee' }]);
  });

  it('ADM-30 can be extended meanwhile, once, also after the day that would have been the last', () => {
    const stopped = ready().record(step, on);
    expect(stopped.refusals('extend-decision-time', '2024-11-15', { workingDays: 10 })).toEqual([]);
    expect(stopped.record('extend-decision-time', '2024-11-15', { workingDays: 10 }).refusals('extend-decision-time', '2024-11-18')).toEqual(['ADM-30 already-extended']);
  });
  it('PRO-09 calls no decision late while the clock stands still', () => {
    const decided = ready().record(step, on).record('record-committee-decision', '2025-06-02');
    expect(decided.events.at(-1)).toMatchObject({ type: 'CommitteeDecisionMade', late: false });
    expect(decided.events.at(-1)).not.toHaveProperty('dueOn');
  });
  it('ADM-39 ends with the decision: the time to decide on recognition has a clock of its own', () => {
    const recognition = proposedForRecognition(ready().record(step, on).record('record-committee-decision', '2024-10-02'));
    expect(due(recognition, 'recognition-decision-due')).toMatchObject({ suspensions: [], dueOn: '2025-11-24' });
    expect(recognition.refusals(step, '2025-11-24')).toEqual([]);
    expect(recognition.refusals(step, '2025-11-25')).toEqual(['ADM-39 suspension-after-the-limit']);
    expect(due(recognition.record(step, '2025-11-24'), 'recognition-decision-due')).toMatchObject({ dueOn: '9999-12-31', budget: 30, rule: 'PRO-08' });
  });
  it('ADM-39 is open wherever the time to decide runs, also while the section committee appraises', () => {
    const section = { ...organs, section: { id: 'section-1', superiors: [], roll } };
    expect(aCase().afterPreparation().record('record-branch-vote', '2024-08-05', {}, { organs: section }).refusals(step, on)).toEqual([]);
  });
  it('CAL-07 refuses nobody by a limit that was counted through a year without a notice', () => {
    expect(aCaseOfAnUnannouncedYear().afterSubmission().refusals(step, '2029-03-05')).toEqual([]);
  });

  hasTriedEveryRule(step);
});

function proposedForRecognition(decided: AdmissionCase): AdmissionCase {
  decided.record('record-decision-receipt', '2024-10-03').record('hold-ceremony', '2024-10-10');
  decided.record('certify-new-member-training', '2025-03-01').record('assess-probationer', '2025-09-01').record('collect-probation-opinions', '2025-09-15');
  const day: IsoDate = '2025-10-13';
  return decided.record('record-recognition-vote', day).record('record-committee-vote', '2025-10-20');
}
