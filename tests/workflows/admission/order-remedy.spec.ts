import { addDays, isClosed, mainState } from '../../../workflows/index.js';
import { aCase, aReadmission, deadlinesIn, openVote, procedure } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'order-remedy';
const on = '2025-03-03';
const ready = () => aCase().afterCeremony();
const recognition = { of: 'recognition', catalogue: '99' };

describe('having a procedure done again', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-10-01', ready, whileMoving: true });

  it('ADM-38 opens the case of a full member again, who stays one meanwhile', () => {
    const recognised = aCase().afterRecognition();
    expect(isClosed(procedure.machine, recognised.state.place)).toBe(true);
    const again = recognised.record(step, '2025-12-01', recognition);
    expect(mainState(again.state.place)).toBe('awaitingRemedy');
    expect(isClosed(procedure.machine, again.state.place)).toBe(false);
    expect(again.state.facts).toMatchObject({ officialFrom: '2025-10-01', remedy: { of: 'recognition', orderedOn: '2025-12-01' } });
  });
  it('ADM-38 stops the vote in hand with its limit, and keeps count of those that failed', () => {
    const voted = aCase().afterProbation().record('record-recognition-vote', '2025-10-08', { vote: openVote(9, 11) }).record('record-recognition-vote', '2025-10-13');
    expect(deadlinesIn(voted)).toMatchObject([{ key: 'recognition-decision-due' }]);
    const ordered = voted.record(step, '2025-10-14');
    expect(deadlinesIn(ordered)).toEqual([]);
    expect(ordered.state.facts).toMatchObject({ failedVotes: 1 });
    for (const gone of ['branchVote', 'matter']) expect(ordered.state.facts).not.toHaveProperty(gone);
  });
  it('ADM-38 is about a decision of the case, by its right name', () => {
    expect(ready().refusals(step, on, recognition)).toEqual(['ADM-38 decision-not-of-this-case']);
    expect(aReadmission().afterCeremony().refusals(step, on)).toEqual(['ADM-38 decision-not-of-this-case']);
    expect(aReadmission().afterCeremony().refusals(step, on, { of: 'readmission' })).toEqual([]);
  });
  it('ADM-38 refuses a letter younger than the order', () => {
    const letter = (issuedOn: string) => ({ letter: { number: '36', issuedOn } });
    expect(ready().refusals(step, on, letter(addDays(on, 1)))).toEqual(['ADM-38 paper-later-than-the-act']);
    expect(ready().refusals(step, on, letter(on))).toEqual([]);
  });
  it('ADM-38 is not ordered twice at a time', () => {
    expect(ready().record(step, on).refusals(step, on)).toEqual(['ORD-01 step-not-open']);
  });
  it('PRO-10 lets such a case end with a life', () => {
    const stopped = ready().record(step, on);
    expect(stopped.refusals('stop-case', on)).toEqual(['PRO-10 probation-cannot-be-stopped']);
    expect(mainState(stopped.record('stop-case', on, { reason: 'died' }).state.place)).toBe('stopped');
  });

  hasTriedEveryRule(step);
});
