import { mainState } from '../../../workflows/index.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, onTheMove, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'undo-listing';
const on = '2024-06-03';
const ready = () => aScreening().educated();

describe('undoing a listing', () => {
  keepsItsPlace({ step, on, earliest: '2024-02-07', ready });

  it('SCR-01 is open while the member moves, and leaves no time limit behind', () => {
    const undone = onTheMove(ready(), on).record(step, on);
    expect(mainState(undone.state.place)).toBe('delisted');
    expect(deadlinesIn(undone)).toEqual([]);
  });
  it('SCR-01 refuses a basis younger than the act', () => {
    expect(ready().refusals(step, on, { basis: { number: '21', issuedOn: '2024-06-04' } })).toEqual(['SCR-01 paper-later-than-the-act']);
  });
  it('SCR-01 cannot undo what was not done', () => {
    expect(aScreening().heardOnListing().refusals(step, on)).toContain('ORD-01 step-not-open');
  });
  it.each([
    ['listed and not yet reported', () => aScreening().afterBallot()],
    ['in education', ready],
    ['under evaluation', () => aScreening().afterOpening()],
    ['proposed for recognition', () => aScreening().afterProgress()],
    ['unqualified', () => aScreening().unqualified()],
    ['waiting for the vote on an exit', () => aScreening().heardOnExit()],
    ['voted out by the branch', () => aScreening().afterExitVote()],
    ['waiting for the decision on an exit', () => aScreening().afterExitVote().record('hold-exit-committee-vote', '2025-03-24')],
  ])('SCR-01 takes a member off the list who is %s', (_where, listed) => {
    expect(mainState(listed().record(step, '2025-06-02').state.place)).toBe('delisted');
  });

  hasTriedEveryRule(step, procedure);
});
