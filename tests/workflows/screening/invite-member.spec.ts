import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'invite-member';
const on = '2024-01-25';
const ready = () => aScreening().afterDirection();
const evaluation = { matter: 'evaluation' };

describe('inviting the member to explain', () => {
  keepsItsPlace({ step, on, earliest: '2024-01-08', ready });
  it('SCR-07 waits while the member moves', () => {
    const moving = aScreening().educated().record('transfer-listed-member', '2024-06-03');
    expect(moving.refusals(step, '2024-06-03', evaluation)).toEqual(['SCR-07 listed-member-is-moving']);
    expect(moving.record('receive-listed-member', '2024-06-10').refusals(step, '2024-06-10', evaluation)).toEqual([]);
  });

  it('SCR-01 takes the listing up to the ballot, and evaluation and exit after it', () => {
    expect(ready().refusals(step, on, { matter: 'listing' })).toEqual([]);
    for (const matter of ['evaluation', 'exit']) expect(ready().refused(step, on, { matter })).toMatchObject([{ rule: 'SCR-01', code: 'matter-not-in-hand', seen: { matter } }]);
    for (const matter of ['evaluation', 'exit']) expect(aScreening().educated().refusals(step, '2024-03-04', { matter })).toEqual([]);
    expect(aScreening().educated().refusals(step, '2024-03-04', { matter: 'listing' })).toEqual(['SCR-01 matter-not-in-hand']);
  });
  it('SCR-01 refuses a meeting of the day before, and accepts one of the day itself', () => {
    expect(ready().refusals(step, on, { meetingOn: '2024-01-24' })).toEqual(['SCR-01 invited-after-the-meeting']);
    expect(ready().refusals(step, on, { meetingOn: on })).toEqual([]);
  });
  it('SCR-01 refuses a letter younger than the act', () => {
    expect(ready().refusals(step, on, { letter: { number: '04', issuedOn: '2024-01-26' } })).toEqual(['SCR-01 paper-later-than-the-act']);
  });
  it('leaves the case where it is, in every open state', () => {
    for (const waiting of [ready(), aScreening().begun()]) {
      const { place } = waiting.state;
      expect(waiting.record(step, on).state.place).toEqual(place);
    }
    for (const waiting of [aScreening().educated(), aScreening().afterOpening(), aScreening().afterProgress(), aScreening().unqualified(), aScreening().afterExitVote()]) {
      const { place } = waiting.state;
      expect(waiting.record(step, '2025-06-02', evaluation).state.place).toEqual(place);
    }
  });

  hasTriedEveryRule(step, procedure);
});
