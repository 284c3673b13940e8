import { mainState } from '../../../workflows/index.js';
import { openVote, organs, roll } from '../../support/admission-case.js';
import { committeeMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'hold-exit-committee-vote';
const on = '2025-03-24';
const ready = () => aScreening().afterExitVote();

describe('the vote of the grassroots committee on an exit', () => {
  keepsItsPlace({ step, on, earliest: '2025-03-17', ready });

  committeeMeetingKeepsItsRules({ step, on, ready, members: 15, role: 'grassroots' });

  it('EXT-02 is approved with 10 of 15 and leaves the member unqualified with 9', () => {
    expect(ready().eventOf(step, on, { vote: openVote(10, 5) })).toMatchObject({ form: 'removal', denominator: 15, needed: 10, outcome: 'approved' });
    expect(mainState(ready().record(step, on, { vote: openVote(10, 5) }).state.place)).toBe('awaitingExitDecision');
    expect(mainState(ready().record(step, on, { vote: openVote(9, 6) }).state.place)).toBe('unqualified');
  });
  it('EXT-02 counts all members of the committee, also the absent', () => {
    expect(ready().eventOf(step, on, { vote: openVote(9) })).toMatchObject({ denominator: 15, needed: 10, outcome: 'not-approved' });
    const sixteen = { organs: { ...organs, grassroots: { ...organs.grassroots, roll: { ...roll, committeeMembers: 16 } } } };
    expect(ready().eventOf(step, on, { members: 16, vote: openVote(10) }, sixteen)).toMatchObject({ needed: 11, outcome: 'not-approved' });
  });
  it('ADM-28 refuses opinions collected in writing', () => {
    expect(ready().refusals(step, on, { vote: { ...openVote(14, 1), form: 'written-opinions' } })).toEqual(['ADM-28 vote-form-not-allowed']);
  });
  it('EXT-02 refuses minutes younger than the meeting', () => {
    expect(ready().refusals(step, on, { minutes: { number: '15', issuedOn: '2025-03-25' } })).toEqual(['EXT-02 paper-later-than-the-act']);
  });
  it('EXT-02 asks the branch again after a vote that fell short', () => {
    const failed = ready().record(step, on, { vote: openVote(9, 6) });
    expect(failed.record('open-exit', '2025-04-01').refusals('hold-exit-vote', '2025-04-02')).toEqual(['EXT-02 self-criticism-awaited', 'SCR-01 member-not-heard']);
  });
  it('EXT-02 is held once in an exit', () => {
    expect(ready().record(step, on).refusals(step, '2025-03-25')).toEqual(['EXT-02 grassroots-committee-has-voted']);
  });
  it('REC-04 waits for no grassroots committee that a reorganisation took away', () => {
    expect(mainState(ready().record('follow-reorganisation', on, {}, { organs: { ...organs, grassroots: undefined } }).state.place)).toBe('awaitingExitDecision');
    expect(mainState(ready().record('follow-reorganisation', on).state.place)).toBe('awaitingExitCommitteeVote');
  });

  hasTriedEveryRule(step, procedure);
});
