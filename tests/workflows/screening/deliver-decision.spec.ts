import { mainState } from '../../../workflows/index.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'deliver-decision';
const on = '2025-04-10';
const ready = () => aScreening().exited();

describe('the receipt of the decision on an exit', () => {
  keepsItsPlace({ step, on, earliest: '2025-04-07', ready });

  it('EXT-05 starts the time to complain anew, and leaves the person out', () => {
    const delivered = ready().record(step, on);
    expect(mainState(delivered.state.place)).toBe('exited');
    expect(delivered.state.facts.left).toEqual({ way: 'name-removed', on: '2025-04-07', receivedOn: on });
    expect(deadlinesIn(delivered)).toMatchObject([{ key: 'complaint-possible-until', anchor: 'DecisionDelivered', anchoredOn: on, dueOn: '2025-05-26' }]);
  });
  it('EXT-05 is recorded once', () => {
    expect(ready().record(step, on).refusals(step, '2025-04-11')).toEqual(['EXT-05 decision-already-delivered']);
  });
  it('EXT-05 refuses a receipt younger than the act, and needs none', () => {
    expect(ready().refusals(step, on, { receipt: { number: '18', issuedOn: '2025-04-11' } })).toEqual(['EXT-05 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { receipt: undefined })).toEqual([]);
  });
  it('EXT-05 can be entered after a complaint of a later day', () => {
    expect(ready().record('note-complaint', '2025-04-15').refusals(step, on)).toEqual([]);
  });

  hasTriedEveryRule(step, procedure);
});
