import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'record-self-criticism';
const on = '2025-03-10';
const ready = () => aScreening().unqualified().record('open-exit', '2025-03-03');

describe('the self-criticism before the branch', () => {
  keepsItsPlace({ step, on, earliest: '2025-03-03', ready });

  it('EXT-02 lets the branch vote without a single request', () => {
    const spoken = ready().record('record-explanation', '2025-03-05', { matter: 'exit' });
    expect(spoken.refusals('hold-exit-vote', '2025-03-17')).toEqual(['EXT-02 self-criticism-awaited']);
    expect(spoken.record(step, on).refusals('hold-exit-vote', '2025-03-17')).toEqual([]);
  });
  it('EXT-02 can be given after a request, and between two', () => {
    expect(ready().record('request-self-criticism', '2025-03-05').refusals(step, on)).toEqual([]);
    expect(ready().record('request-self-criticism', '2025-03-12').refusals(step, on)).toEqual([]);
  });
  it('EXT-02 is recorded once in an exit, and anew in the next one', () => {
    expect(ready().record(step, on).refusals(step, '2025-03-11')).toEqual(['EXT-02 self-criticism-already-given']);
    const again = ready().record(step, on).record('withdraw-exit', '2025-03-12').record('open-exit', '2025-04-01');
    expect(again.refusals(step, '2025-04-02')).toEqual([]);
  });
  it('EXT-02 refuses a paper younger than the day on which it was given', () => {
    expect(ready().refusals(step, on, { selfCriticism: { number: '13', issuedOn: '2025-03-11' } })).toEqual(['EXT-02 paper-later-than-the-act']);
  });

  hasTriedEveryRule(step, procedure);
});
