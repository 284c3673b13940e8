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
  it('ADM-01 refuses somebody who is a full member on that day and accepts who is not yet', () => {
    const member = (since: '2024-01-05' | '2024-01-06') => ({ subject: { bornOn: '1995-05-05', fullMemberSince: since } }) as const;
    expect(aCase().refused(step, on, {}, member('2024-01-05'))).toMatchObject([{ rule: 'ADM-01', code: 'already-a-member', seen: { since: '2024-01-05' }, curedBy: 'nobody' }]);
    expect(aCase().refusals(step, on, {}, member('2024-01-06'))).toEqual([]);
  });
  it('ADM-01 refuses a day before or of the birth, and accepts who was born before or whose birth is not on file', () => {
    for (const bornOn of ['2024-01-06', '2024-01-05'] as const) expect(aCase().refusals(step, on, {}, { subject: { bornOn } })).toEqual(['ADM-01 not-born-yet']);
    expect(aCase().refusals(step, on, {}, { subject: { bornOn: '2024-01-04' } })).toEqual([]);
    expect(aCase().refusals(step, on, {}, { subject: {} })).toEqual([]);
  });
  hasTriedEveryRule(step);
});
