import { aCase, aCaseOfAnUnannouncedYear } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder, peopleAnd } from '../../support/step-rules.js';

const step = 'hold-ceremony';
const on = '2024-10-01';
const ready = () => aCase().afterDecision().record('record-decision-receipt', '2024-09-12');

describe('the admission ceremony', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-09-10', ready });

  const agreed = (issuedOn: string) => ({ superiorAgreement: { number: '32-CV/HU', issuedOn } });

  it('ADM-32 counts 30 working days from the receipt: in time on the last day, refused on the next', () => {
    expect(ready().eventOf(step, '2024-10-24')).toMatchObject({ late: false, dueOn: '2024-10-24' });
    expect(ready().refused(step, '2024-10-25')).toMatchObject([{ rule: 'ADM-32', code: 'ceremony-too-late', seen: { dueOn: '2024-10-24', workingDays: 30, clock: 'receipt' } }]);
  });
  it('ADM-32 accepts a late ceremony with an agreement of the superior committee, given before it or after', () => {
    expect(ready().eventOf(step, '2024-12-02', agreed('2024-11-20'))).toMatchObject({ late: true });
    expect(ready().eventOf(step, '2024-12-02', agreed('2025-02-03'))).toMatchObject({ late: true });
  });
  it('ADM-32 refuses a late ceremony with an agreement older than the decision or of a day that has not come', () => {
    const late = (issuedOn: string) => ready().refusals(step, '2024-12-02', agreed(issuedOn), { today: '2024-12-20' });
    expect(late('2024-09-09')).toEqual(['ADM-32 ceremony-too-late']);
    expect(late('2024-09-10')).toEqual([]);
    expect(late('2024-12-20')).toEqual([]);
    expect(late('2024-12-21')).toEqual(['ADM-32 ceremony-too-late']);
  });
  it('CAL-07 refuses nobody and calls nobody late by a limit that was counted through a year without a notice', () => {
    const guessed = aCaseOfAnUnannouncedYear().afterDecision().record('record-decision-receipt', '2028-09-12');
    expect(guessed.eventOf(step, '2029-06-01')).toMatchObject({ late: false, dueOn: expect.stringMatching(/^2028-10/) });
  });
  it('ADM-32 refuses under the older editions while no receipt is recorded, and asks for none under R26b', () => {
    expect(aCase().afterDecision().refusals(step, on)).toEqual(['ADM-32 decision-receipt-missing']);
    expect(aCase(2).afterDecision().refusals(step, '2026-10-01')).toEqual([]);
  });
  it('ADM-32 counts under R26b from the issue, however late the branch received it', () => {
    const decided = aCase(2).afterDecision().record('record-decision-receipt', '2026-09-30');
    expect(decided.eventOf(step, '2026-10-22')).toMatchObject({ dueOn: '2026-10-22', late: false });
    expect(decided.refused(step, '2026-10-23')).toMatchObject([{ code: 'ceremony-too-late', seen: { clock: 'issue', dueOn: '2026-10-22' } }]);
  });
  it('ADM-32 judges a case begun under 294 by the edition of the day of the ceremony', () => {
    const decided = aCase(2)
      .afterPreparation()
      .record('record-branch-vote', '2026-07-22')
      .record('record-committee-vote', '2026-07-23')
      .record('submit-dossier', '2026-07-23')
      .record('record-committee-decision', '2026-07-24');
    expect(decided.refusals(step, '2026-07-25')).toEqual(['ADM-32 decision-receipt-missing']);
    expect(decided.refusals(step, '2026-07-27')).toEqual([]);
    expect(decided.record('record-decision-receipt', '2026-08-20').refused(step, '2026-09-10')).toMatchObject([{ code: 'ceremony-too-late', seen: { clock: 'issue' } }]);
  });
  it('PRO-01 ends probation twelve months after the ceremony, and after 29/2/2024 on 28/2/2025', () => {
    expect(ready().eventOf(step, on)).toMatchObject({ probationEndsOn: '2025-10-01' });
    const leap = aCase(-1).afterBranchVote('2023-11-20').record('record-committee-vote', '2023-12-01').record('submit-dossier', '2023-12-04');
    leap.record('record-committee-decision', '2024-01-15').record('record-decision-receipt', '2024-02-01');
    expect(leap.eventOf(step, '2024-02-29')).toMatchObject({ probationEndsOn: '2025-02-28' });
  });
  it('PRO-01 keeps the decision, the ceremony and the end of probation apart', () => {
    expect(ready().record(step, on).state.facts).toMatchObject({ decidedOn: '2024-09-10', ceremonyOn: '2024-10-01', probationEndsOn: '2025-10-01' });
  });
  it('ADM-33 refuses a guide who is not a full member and accepts one who is', () => {
    expect(ready().refusals(step, on, { guide: 'nobody-knows' })).toEqual(['ADM-33 not-a-full-member']);
    expect(ready().refusals(step, on, { guide: 'helper-2' })).toEqual([]);
  });
  it('ADM-33 refuses the candidate as their own guide', () => {
    expect(ready().refusals(step, on, { guide: 'candidate-1' }, peopleAnd({ 'candidate-1': { fullMemberSince: '2000-01-01' } }))).toEqual(['ADM-33 candidate-cannot-do-this']);
  });

  hasTriedEveryRule(step);
});
