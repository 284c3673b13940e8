import { addWorkingDays, mainState, vietnamCalendar } from '../../../workflows/index.js';
import { aCase, openVote, organs } from '../../support/admission-case.js';
import { admissionRoads, afterThreeFailedVotes } from '../../support/admission-roads.js';
import { committeeMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { asksForPapers, hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'record-recognition-decision';
const on = '2025-11-03';
const ready = () => aCase().afterRecognitionVote().record('record-committee-vote', '2025-10-15');

describe('the decision on full recognition', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2025-10-15', ready });

  committeeMeetingKeepsItsRules({ step, on, ready, members: 5, role: 'competent' });

  it('PRO-07 takes more than half of the standing committee', () => {
    expect(ready().eventOf(step, on, { vote: openVote(3, 2) })).toMatchObject({ body: 'standing-committee', needed: 3, outcome: 'approved' });
    expect(mainState(ready().record(step, on, { vote: openVote(2, 3) }).state.place)).toBe('onProbation');
  });
  it('PRO-07 takes two thirds of a whole grassroots committee with the power, until R26a', () => {
    const chain = { organs: { ...organs, competent: { ...organs.competent, decides: 'grassroots' as const } } };
    expect(ready().eventOf(step, on, { members: 15, vote: openVote(10, 5) }, chain)).toMatchObject({ body: 'committee', needed: 10, outcome: 'approved' });
    expect(ready().eventOf(step, '2026-08-03', { vote: openVote(3, 2) }, chain)).toMatchObject({ body: 'standing-committee', needed: 3, outcome: 'approved' });
  });
  it('ADM-29 refuses while no organ has the power to decide', () => {
    expect(ready().refusals(step, on, {}, { organs: { ...organs, competent: undefined } })).toContain('ADM-29 no-competent-committee');
  });
  it('PRO-06 refuses a decision from before the end of probation', () => {
    expect(ready().refusals(step, '2025-09-30')).toContain('PRO-06 probation-not-over');
    expect(ready().refusals(step, '2025-10-15')).toEqual([]);
  });
  it('PRO-11 refuses what the branch has not voted on in this round, whatever it voted on removal', () => {
    const removal = aCase().afterProbation().record('record-removal-vote', '2025-10-08').record('record-committee-vote', '2025-10-15', { vote: openVote(3, 12) }).record('report-vote-result', '2025-10-16');
    expect(removal.refused(step, on)).toMatchObject([{ rule: 'PRO-11', code: 'branch-has-not-voted-on-this', seen: { matter: 'recognition' }, curedBy: 'branch' }]);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('PRO-11 does not count a vote of an earlier round', () => {
    const refused = ready().record(step, on, { vote: openVote(2, 3) });
    expect(refused.state.facts).not.toHaveProperty('votedOn');
    refused.record('record-removal-vote', '2025-11-10', { vote: openVote(18, 2) }).record('record-committee-vote', '2025-11-12', { vote: openVote(3, 12) }).record('report-vote-result', '2025-11-13');
    expect(refused.refusals(step, '2025-11-20')).toEqual(['PRO-11 branch-has-not-voted-on-this']);
  });
  it('PRO-11 leaves the matter with the superior committees after a decision that was not approved', () => {
    const reported = afterThreeFailedVotes().record('report-vote-result', '2025-11-12').record(step, '2025-12-01', { vote: openVote(1, 4) });
    expect(mainState(reported.state.place)).toBe('awaitingProbationDecision');
    expect(reported.state.facts).toMatchObject({ escalated: true, failedVotes: 3, votedOn: ['recognition', 'removal'] });
    expect(mainState(reported.record(step, '2025-12-20').state.place)).toBe('fullMember');
  });
  it.each([
    ['PRO-04 new-member-certificate-missing', 'certify-new-member-training'],
    ['PRO-05 self-criticism-missing', 'assess-probationer'],
    ['PRO-05 assessment-missing', 'assess-probationer'],
    ['PRO-05 probation-opinions-missing', 'collect-probation-opinions'],
  ])('%s while %s is not recorded', (refusal, paper) => {
    expect(aCase().afterCeremony().refusals(step, on)).toContain(refusal);
    expect(aCase().afterCeremony().record(paper, '2025-09-01').refusals(step, on)).not.toContain(refusal);
  });
  it('ADM-28 refuses opinions in writing where the whole committee decides, and takes them of a standing committee', () => {
    const chain = { organs: { ...organs, competent: { ...organs.competent, decides: 'grassroots' as const } } };
    const written = (votes: number) => ({ members: votes, vote: { ...openVote(votes), form: 'written-opinions' } });
    expect(ready().refusals(step, on, written(15), chain)).toEqual(['ADM-28 vote-form-not-allowed']);
    expect(ready().refusals(step, on, written(5))).toEqual([]);
  });
  it('PRO-08 takes a decision dated before the extension of its time', () => {
    expect(ready().record('extend-decision-time', '2025-11-10').refusals(step, on)).toEqual([]);
  });
  it('PRO-08 counts 30 working days from the resolution of the branch; late is recorded and changes nothing', () => {
    const { on: dueOn } = addWorkingDays('2025-10-08', 30, vietnamCalendar);
    expect(dueOn).toBe('2025-11-19');
    expect(ready().eventOf(step, dueOn)).toMatchObject({ dueOn, late: false, officialFrom: '2025-10-01' });
    expect(ready().eventOf(step, '2025-11-20')).toMatchObject({ dueOn, late: true, outcome: 'approved', officialFrom: '2025-10-01' });
  });
  it('PRO-09 is official from the day probation ended, however late the branch and the committee were', () => {
    const late = admissionRoads['late-everywhere']!();
    expect(late.events.at(-1)).toMatchObject({ happenedOn: '2027-01-04', late: true, officialFrom: '2026-04-01' });
    expect(mainState(late.state.place)).toBe('fullMember');
  });
  it('PRO-02 counts party age from the decision on admission', () => {
    expect(ready().eventOf(step, on)).toMatchObject({ partyAgeFrom: '2024-09-10' });
  });
  it('PRO-02 leaves no official date where recognition was not approved', () => {
    expect(ready().record(step, on, { vote: openVote(0, 5) }).state.facts).not.toHaveProperty('officialFrom');
  });

  asksForPapers({ step, on, ready });

  hasTriedEveryRule(step);
});
