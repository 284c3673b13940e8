import { mainState } from '../../../workflows/index.js';
import { aCase, deadlinesIn, openVote } from '../../support/admission-case.js';
import { afterThreeFailedVotes } from '../../support/admission-roads.js';
import { branchMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { asksForPapers, hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'record-recognition-vote';
const on = '2025-10-08';
const ready = () => aCase().afterProbation();

describe('the vote of the branch on full recognition', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-10-01', ready });

  branchMeetingKeepsItsRules({ step, on, ready });

  it('PRO-06 refuses on the day before probation ends and accepts on the day it ends', () => {
    expect(ready().refusals(step, '2025-09-30')).toContain('PRO-06 probation-not-over');
    expect(ready().refusals(step, '2025-10-01')).toEqual([]);
  });
  it('PRO-06 reminds of 30 working days from the end of probation', () => {
    expect(deadlinesIn(ready()).find(({ key }) => key === 'recognition-review-due')).toMatchObject({ anchoredOn: '2025-10-01', budget: 30, dueOn: '2025-11-12', purpose: 'legal', whoActs: 'branch' });
    expect(deadlinesIn(ready()).find(({ key }) => key === 'probation-ends')).toMatchObject({ dueOn: '2025-10-01', unit: 'months', purpose: 'reminder' });
  });
  it('PRO-06 is kept by the first vote, in time or late, and reminds no more', () => {
    const due = (waiting: ReturnType<typeof aCase>) => deadlinesIn(waiting).map(({ key }) => key);
    expect(due(ready())).toEqual(['probation-ends', 'recognition-review-due']);
    expect(due(ready().record(step, '2025-12-01', { vote: openVote(9, 11) }))).toEqual(['probation-ends']);
  });
  it('PRO-09 accepts a vote held long after the limit', () => {
    expect(ready().eventOf(step, '2027-03-01')).toMatchObject({ outcome: 'approved' });
  });
  it.each([
    ['PRO-04 new-member-certificate-missing', 'certify-new-member-training'],
    ['PRO-05 self-criticism-missing', 'assess-probationer'],
    ['PRO-05 assessment-missing', 'assess-probationer'],
    ['PRO-05 probation-opinions-missing', 'collect-probation-opinions'],
  ])('%s until %s is recorded', (refusal, paper) => {
    expect(aCase().afterCeremony().refusals(step, on)).toContain(refusal);
    expect(aCase().afterCeremony().record(paper, '2025-09-01').refusals(step, on)).not.toContain(refusal);
  });
  it('PRO-07 is approved with 14 of 20 and not approved with 13', () => {
    expect(ready().eventOf(step, on, { vote: openVote(14, 6) })).toMatchObject({ outcome: 'approved', course: 'approved', needed: 14 });
    expect(ready().eventOf(step, on, { vote: openVote(13, 7) })).toMatchObject({ outcome: 'not-approved', course: 'again', failedVotes: 1 });
  });
  it('PRO-07 refuses minutes younger than the meeting', () => {
    expect(ready().refusals(step, on, { minutes: { number: '22', issuedOn: '2025-10-09' } })).toEqual(['PRO-07 paper-later-than-the-act']);
  });
  it('PRO-11 lets the branch vote again after the first and the second failed vote, and reports after the third', () => {
    const voting = ready();
    const failed = { vote: openVote(9, 11) };
    expect(mainState(voting.record(step, '2025-10-08', failed).state.place)).toBe('onProbation');
    expect(mainState(voting.record(step, '2025-10-20', failed).state.place)).toBe('onProbation');
    expect(voting.eventOf(step, '2025-11-10')).toMatchObject({ course: 'approved' });
    expect(voting.eventOf(step, '2025-11-10', failed)).toMatchObject({ course: 'report', failedVotes: 3 });
    expect(mainState(voting.record(step, '2025-11-10', failed).state.place)).toBe('awaitingProbationReport');
    expect(voting.refusals(step, '2025-11-20')).toEqual(['ORD-01 step-not-open']);
  });
  it('PRO-11 counts votes on recognition and on removal together', () => {
    const escalated = afterThreeFailedVotes();
    expect(escalated.events.filter(({ type }) => type.endsWith('VoteHeld')).slice(-3)).toMatchObject([{ failedVotes: 1 }, { type: 'RemovalVoteHeld', failedVotes: 2 }, { failedVotes: 3, course: 'report' }]);
    expect(mainState(escalated.state.place)).toBe('awaitingProbationReport');
  });
  it('PRO-11 counts anew after a decision', () => {
    const again = ready().record(step, '2025-10-08', { vote: openVote(9, 11) }).record(step, '2025-10-20').record('record-committee-vote', '2025-10-27');
    expect(mainState(again.record('record-recognition-decision', '2025-12-01', { vote: openVote(1, 4) }).state.place)).toBe('onProbation');
    expect(again.eventOf(step, '2025-12-15', { vote: openVote(9, 11) })).toMatchObject({ course: 'again', failedVotes: 1 });
  });

  it('PRO-04 and PRO-05 do not count papers younger than the vote', () => {
    const late = aCase().afterCeremony().record('certify-new-member-training', '2025-12-01').record('assess-probationer', '2025-12-02').record('collect-probation-opinions', '2025-12-03');
    expect(late.refusals(step, on)).toEqual(['PRO-04 new-member-certificate-missing', 'PRO-05 self-criticism-missing', 'PRO-05 assessment-missing', 'PRO-05 probation-opinions-missing']);
    expect(late.refusals(step, '2025-12-03')).toEqual([]);
  });

  asksForPapers({ step, on, ready });

  hasTriedEveryRule(step);
});
