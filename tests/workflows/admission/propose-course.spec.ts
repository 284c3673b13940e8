import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'propose-course';
const on = '2024-03-05';
const ready = () => aCase().record('begin-outreach', '2024-01-05').record('list-candidate', '2024-02-05');

describe('sending a candidate to the course', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-02-05', ready });

  it('ADM-06 refuses a proposal younger than its day and accepts one of that day', () => {
    expect(ready().refusals(step, on, { proposal: { number: '2', issuedOn: '2024-03-06' } })).toEqual(['ADM-06 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { proposal: { number: '2', issuedOn: on } })).toEqual([]);
  });

  hasTriedEveryRule(step);
});
