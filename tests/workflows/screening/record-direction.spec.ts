import { mainState } from '../../../workflows/index.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace, wouldWaitForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'record-direction';
const on = '2024-01-24';
const ready = () => aScreening().afterRequest();

describe('the direction of the committee directly above', () => {
  keepsItsPlace({ step, on, earliest: '2024-01-17', ready });
  wouldWaitForTheMove(step);

  it('SCR-05 refuses a letter younger than the act and accepts one of its day', () => {
    expect(ready().refusals(step, on, { letter: { number: '03', issuedOn: '2024-01-25' } })).toEqual(['SCR-05 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { letter: { number: '03', issuedOn: on } })).toEqual([]);
  });
  it('leads to the ballot where the member goes on the list, and ends the case where not', () => {
    expect(mainState(ready().record(step, on).state.place)).toBe('awaitingListingBallot');
    expect(mainState(ready().record(step, on, { direction: 'leave-out' }).state.place)).toBe('notListed');
  });

  hasTriedEveryRule(step, procedure);
});
