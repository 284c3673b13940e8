import { mainState } from '../../../workflows/index.js';
import { aCase, openVote } from '../../support/admission-case.js';
import { afterThreeFailedVotes } from '../../support/admission-roads.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'report-vote-result';
const on = '2024-08-07';
const ready = () => aCase().afterPreparation().record('record-branch-vote', '2024-08-05', { vote: openVote(5, 15) });

describe('reporting a vote that fell short', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-08-05', ready });

  it('ADM-28 takes the full result up to the committee, which decides all the same', () => {
    expect(mainState(ready().record(step, on).state.place)).toBe('awaitingDecision');
  });
  it('PRO-11 takes three votes without a result up', () => {
    expect(mainState(afterThreeFailedVotes().record(step, '2025-11-12').state.place)).toBe('awaitingProbationDecision');
  });
  it('ADM-28 refuses a report younger than its entry', () => {
    expect(ready().refusals(step, on, { report: { number: '7', issuedOn: '2024-08-08' } })).toEqual(['ADM-28 paper-later-than-the-act']);
  });
  it('is not open after a vote that was approved', () => {
    expect(aCase().afterBranchVote().refusals(step, on)).toEqual(['ORD-01 step-not-open']);
  });

  hasTriedEveryRule(step);
});
