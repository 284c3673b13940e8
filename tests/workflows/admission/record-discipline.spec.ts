import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'record-discipline';
const on = '2025-05-05';
const ready = () => aCase().afterCeremony();

describe('disciplining a probationer', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-10-01', ready });

  it('PRO-13 accepts a reprimand and a warning and refuses dismissal and expulsion', () => {
    for (const measure of ['reprimand', 'warning']) expect(ready().refusals(step, on, { measure })).toEqual([]);
    for (const measure of ['dismissal', 'expulsion']) expect(ready().refusals(step, on, { measure })).toEqual(['PRO-13 discipline-not-for-probationers']);
  });
  it('PRO-13 still lets the probationer be considered at the end of probation', () => {
    expect(aCase().afterProbation().record(step, '2025-09-20', { measure: 'warning' }).refusals('record-recognition-vote', '2025-10-08')).toEqual([]);
  });
  it('PRO-13 refuses a decision younger than its entry', () => {
    expect(ready().refusals(step, on, { decision: { number: '21', issuedOn: '2025-05-06' } })).toEqual(['PRO-13 paper-later-than-the-act']);
  });
  it('PRO-13 refuses a decision from before probation and accepts one of its first day', () => {
    expect(ready().refusals(step, on, { decision: { number: '21', issuedOn: '2024-09-30' } })).toEqual(['PRO-13 paper-before-probation']);
    expect(ready().refusals(step, on, { decision: { number: '21', issuedOn: '2024-10-01' } })).toEqual([]);
  });

  hasTriedEveryRule(step);
});
