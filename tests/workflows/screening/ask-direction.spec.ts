import { mainState } from '../../../workflows/index.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace, wouldWaitForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'ask-direction';
const on = '2024-01-17';
const ready = () => aScreening().afterOpinions();

describe('asking the committee directly above for direction', () => {
  keepsItsPlace({ step, on, earliest: '2024-01-15', ready });
  wouldWaitForTheMove(step);

  it('SCR-05 refuses a letter younger than the act and accepts one of its day', () => {
    expect(ready().refusals(step, on, { letter: { number: '02', issuedOn: '2024-01-18' } })).toEqual(['SCR-05 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { letter: { number: '02', issuedOn: on } })).toEqual([]);
  });
  it('leads to waiting for the direction', () => {
    expect(mainState(ready().record(step, on).state.place)).toBe('awaitingDirection');
  });

  hasTriedEveryRule(step, procedure);
});
