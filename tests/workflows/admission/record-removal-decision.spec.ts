import { mainState } from '../../../workflows/index.js';
import { aCase, deadlinesIn, openVote, organs } from '../../support/admission-case.js';
import { afterThreeFailedVotes } from '../../support/admission-roads.js';
import { committeeMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'record-removal-decision';
const on = '2025-11-03';
const ready = () => aCase().afterProbation().record('record-removal-vote', '2025-10-08').record('record-committee-vote', '2025-10-15');

describe('the decision on removing a probationer’s name', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2025-10-15', ready });

  committeeMeetingKeepsItsRules({ step, on, ready, members: 5, role: 'competent' });

  it('PRO-12 takes more than half of the standing committee, and otherwise probation goes on', () => {
    expect(mainState(ready().record(step, on, { vote: openVote(3, 2) }).state.place)).toBe('removed');
    expect(mainState(ready().record(step, on, { vote: openVote(2, 3) }).state.place)).toBe('onProbation');
  });
  it('ADM-29 refuses while no organ has the power to decide', () => {
    expect(ready().refusals(step, on, {}, { organs: { ...organs, competent: undefined } })).toContain('ADM-29 no-competent-committee');
  });
  it('PRO-11 can follow three votes without a result, as recognition can', () => {
    const reported = afterThreeFailedVotes().record('report-vote-result', '2025-11-12');
    expect(reported.refusals(step, '2025-12-01')).toEqual([]);
    expect(reported.refusals('record-recognition-decision', '2025-12-01')).toEqual([]);
  });
  it('PRO-11 refuses what the branch has not voted on in this round', () => {
    const recognition = aCase().afterRecognitionVote().record('record-committee-vote', '2025-10-15', { vote: openVote(3, 12) }).record('report-vote-result', '2025-10-16');
    expect(recognition.refusals(step, on)).toEqual(['PRO-11 branch-has-not-voted-on-this']);
    expect(recognition.refusals('record-recognition-decision', on)).toEqual([]);
  });
  it('PRO-11 leaves the matter with the superior committees after a decision that was not approved', () => {
    const kept = afterThreeFailedVotes().record('report-vote-result', '2025-11-12').record(step, '2025-12-01', { vote: openVote(1, 4) });
    expect(mainState(kept.state.place)).toBe('awaitingProbationDecision');
    expect(kept.refusals('record-recognition-decision', '2025-12-20')).toEqual([]);
    expect(mainState(kept.record(step, '2025-12-20').state.place)).toBe('removed');
  });
  it('ADM-28 refuses opinions in writing where the whole committee decides, and takes them of a standing committee', () => {
    const chain = { organs: { ...organs, competent: { ...organs.competent, decides: 'grassroots' as const } } };
    const written = (votes: number) => ({ members: votes, vote: { ...openVote(votes), form: 'written-opinions' } });
    expect(ready().refusals(step, on, written(15), chain)).toEqual(['ADM-28 vote-form-not-allowed']);
    expect(ready().refusals(step, on, written(5))).toEqual([]);
  });
  it('PRO-12 has no limit that could make it late', () => {
    expect(ready().eventOf(step, '2026-12-01')).toMatchObject({ late: false });
  });
  it('EXT-05 leaves the person 30 working days to complain, the only limit that runs in a closed case', () => {
    expect(deadlinesIn(ready().record(step, on))).toMatchObject([{ key: 'complaint-possible-until', anchoredOn: on, budget: 30, dueOn: '2025-12-15', whoActs: 'candidate', purpose: 'reminder', rule: 'EXT-05' }]);
  });

  it('PRO-10 gives a removal that the committees did not approve back to the branch, which may vote on recognition', () => {
    const declined = aCase()
      .afterProbation()
      .record('record-removal-vote', '2025-10-08')
      .record('record-committee-vote', '2025-10-15', { vote: openVote(1, 14) })
      .record('report-vote-result', '2025-10-16')
      .record('record-removal-decision', '2025-10-20', { vote: openVote(1, 4) });
    expect(mainState(declined.state.place)).toBe('onProbation');
    expect(declined.refusals('record-recognition-vote', '2025-10-27')).toEqual([]);
  });
  it('PRO-11 leaves with the superior committees what the branch tried in vain both ways', () => {
    const against = { vote: openVote(9, 11) };
    const kept = aCase()
      .afterProbation()
      .record('record-recognition-vote', '2025-10-08', against)
      .record('record-removal-vote', '2025-10-15', against)
      .record('record-recognition-vote', '2025-10-22', against)
      .record('report-vote-result', '2025-10-23')
      .record('record-removal-decision', '2025-10-27', { vote: openVote(1, 4) });
    expect(mainState(kept.state.place)).toBe('awaitingProbationDecision');
    expect(kept.refusals('record-recognition-decision', '2025-11-03')).toEqual([]);
  });

  hasTriedEveryRule(step);
});
