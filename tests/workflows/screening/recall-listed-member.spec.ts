import { aScreening, onTheMove, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'recall-listed-member';
const on = '2024-06-10';
const ready = () => onTheMove(aScreening().educated(), '2024-06-03');

describe('taking back the letter of a listed member', () => {
  keepsItsPlace({ step, on, earliest: '2024-06-03', ready });

  it('TRF-01 needs a letter', () => {
    expect(aScreening().educated().refusals(step, on)).toEqual(['TRF-01 no-move-under-way']);
  });
  it('SCR-07 refuses a basis younger than the act', () => {
    expect(ready().refusals(step, on, { basis: { number: '24', issuedOn: '2024-06-11' } })).toEqual(['SCR-07 paper-later-than-the-act']);
  });
  it('leaves the case as if no letter had been issued', () => {
    expect(ready().record(step, on).state).toEqual(aScreening().educated().state);
  });

  hasTriedEveryRule(step, procedure);
});
