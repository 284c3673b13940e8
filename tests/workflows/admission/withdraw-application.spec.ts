import { mainState } from '../../../workflows/index.js';
import { aCase, deadlinesIn } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder, onTheMove } from '../../support/step-rules.js';

const step = 'withdraw-application';
const on = '2024-07-29';
const ready = () => aCase().afterPreparation();

describe('withdrawing the application', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-07-22', ready, whileMoving: true });

  it('ADM-01 ends the case at any time before the ceremony', () => {
    for (const waiting of [aCase().afterTraining(), ready(), aCase().afterBranchVote(), aCase().afterSubmission(), aCase().afterDecision()]) {
      expect(mainState(waiting.record(step, '2024-09-20').state.place)).toBe('withdrawn');
    }
  });
  it('ADM-01 is not open to a probationer, who is a member already', () => {
    expect(aCase().afterCeremony().refusals(step, '2024-11-04')).toEqual(['ORD-01 step-not-open']);
  });
  it('ADM-01 refuses a letter younger than the withdrawal', () => {
    expect(ready().refusals(step, on, { letter: { number: '29', issuedOn: '2024-07-30' } })).toEqual(['ADM-01 paper-later-than-the-act']);
  });
  it('leaves no time limit behind, whether a decision was due or the dossier travelled', () => {
    for (const waiting of [aCase().afterBranchVote(), onTheMove(aCase().afterSubmission(), '2024-09-01')]) {
      expect(deadlinesIn(waiting)).not.toEqual([]);
      expect(deadlinesIn(waiting.record(step, '2024-09-02'))).toEqual([]);
    }
  });

  hasTriedEveryRule(step);
});
