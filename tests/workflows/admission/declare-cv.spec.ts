import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'declare-cv';
const on = '2024-05-20';
const ready = () => aCase().afterTraining().record('submit-application', '2024-05-06');

describe('declaring the CV', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-05-06', ready });

  it('ADM-10 refuses a CV that somebody else wrote and accepts the candidate’s own', () => {
    expect(ready().refusals(step, on, { writtenByCandidate: false })).toEqual(['ADM-10 cv-not-written-by-candidate']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('ADM-14 refuses pages that are not sealed across', () => {
    expect(ready().refusals(step, on, { pagesSealed: false })).toEqual(['ADM-14 cv-pages-not-sealed']);
  });
  it('ADM-09 comes after the application, never before it', () => {
    expect(aCase().afterTraining().refusals(step, on)).toEqual(['ORD-01 step-not-open']);
  });

  hasTriedEveryRule(step);
});
