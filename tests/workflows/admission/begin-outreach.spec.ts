import { mainState } from '../../../workflows/index.js';
import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, onTheMove } from '../../support/step-rules.js';

const step = 'begin-outreach';
const on = '2024-01-05';

describe('beginning outreach', () => {
  it('opens the case for one person in one branch', () => {
    const begun = aCase().record(step, on);
    expect(mainState(begun.state.place)).toBe('awaitingListing');
    expect(begun.state.facts).toEqual({ subject: 'candidate-1', branch: 'branch-1', begunOn: on, lastOn: on });
  });
  it('ORD-01 is the only step of a new case and cannot be taken twice', () => {
    expect(aCase().refusals('list-candidate', on)).toContain('ORD-01 step-not-open');
    expect(aCase().record(step, on).refusals(step, on)).toEqual(['ORD-01 step-not-open']);
  });
  it('ORD-03 is refused on a day that has not come and can be recorded the same day', () => {
    expect(aCase().refusals(step, on, {}, { today: '2024-01-04' })).toEqual(['ORD-03 date-in-the-future']);
    expect(aCase().refusals(step, on, {}, { today: on })).toEqual([]);
  });
  it('ORD-04 is refused on 24/7/2016 and accepted on 25/7/2016, the first day of the first edition', () => {
    expect(aCase().refusals(step, '2016-07-24')).toEqual(['ORD-04 no-regulation-on-that-day']);
    expect(aCase().refusals(step, '2016-07-25')).toEqual([]);
  });
  it('ADM-20 says that the dossier travels, besides not being open', () => {
    expect(onTheMove(aCase().afterTraining(), '2024-04-10').refusals(step, '2024-04-10')).toEqual(['ORD-01 step-not-open', 'ADM-20 case-is-moving']);
  });
  hasTriedEveryRule(step);
});
