import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace, waitsForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'assign-helper';
const on = '2024-02-08';
const ready = () => aScreening().listed();

describe('assigning who helps a listed member', () => {
  keepsItsPlace({ step, on, earliest: '2024-02-05', ready });
  waitsForTheMove({ step, on, ready });

  it('SCR-07 refuses somebody who is not a full member on that day and accepts who becomes one', () => {
    const since = (fullMemberSince: '2024-02-08' | '2024-02-09') => ({ people: { 'helper-1': { fullMemberSince } } });
    expect(ready().refusals(step, on, {}, { people: {} })).toEqual(['SCR-07 not-a-full-member']);
    expect(ready().refusals(step, on, {}, since('2024-02-09'))).toEqual(['SCR-07 not-a-full-member']);
    expect(ready().refusals(step, on, {}, since('2024-02-08'))).toEqual([]);
  });
  it('SCR-07 refuses the listed member as the own helper', () => {
    const people = { 'member-1': { fullMemberSince: '2010-01-01' as const } };
    expect(ready().refusals(step, on, { helper: 'member-1' }, { people })).toEqual(['SCR-07 candidate-cannot-do-this']);
  });
  it('leaves the case where it is and can be somebody else later', () => {
    const helped = ready().record(step, on).record(step, '2024-06-03', { helper: 'helper-2' });
    expect(helped.state).toMatchObject({ place: 'educating', facts: { helper: 'helper-2' } });
  });

  hasTriedEveryRule(step, procedure);
});
