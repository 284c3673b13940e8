import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'conclude-verification';
const on = '2024-07-15';
const ready = () => aCase().afterTraining().record('submit-application', '2024-05-06').record('declare-cv', '2024-05-20').record('request-verification', '2024-05-27');

describe('concluding the verification', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-05-27', ready });

  const results = (...received: string[]) => ({ results: [{ relation: 'candidate', receivedOn: received[0] ?? on }, { relation: 'mother', receivedOn: received[1] ?? on }] });
  it('ADM-10 refuses while the result of one who is not exempt is missing, saying whose', () => {
    expect(ready().refused(step, on, { results: [{ relation: 'candidate', receivedOn: on }] })).toMatchObject([{ code: 'verification-results-missing', seen: { missing: 'mother 1' } }]);
    expect(ready().refusals(step, on, results())).toEqual([]);
  });
  it('ADM-13 asks no result of the exempt', () => {
    expect(ready().refusals(step, on, results())).toEqual([]);
  });
  it('ADM-10 refuses a CV certified before the last result came and accepts one certified that day', () => {
    const received = results('2024-07-01', '2024-07-10');
    expect(ready().refusals(step, on, { ...received, certifiedOn: '2024-07-09' })).toEqual(['ADM-10 certified-before-the-results']);
    expect(ready().refusals(step, on, { ...received, certifiedOn: '2024-07-10' })).toEqual([]);
  });
  it('ADM-10 refuses a certification or a review younger than the conclusion', () => {
    expect(ready().refusals(step, on, { certifiedOn: '2024-07-16' })).toEqual(['ADM-10 paper-later-than-the-act']);
    const politicalReview = { needed: true, conclusion: { number: '4', issuedOn: '2024-07-16' } };
    expect(ready().refusals(step, on, { politicalReview })).toEqual(['ADM-10 paper-later-than-the-act']);
  });
  it('ADM-05 refuses while a needed political review has no conclusion and accepts it with one', () => {
    expect(ready().refusals(step, on, { politicalReview: { needed: true } })).toEqual(['ADM-05 political-review-not-concluded']);
    expect(ready().refusals(step, on, { politicalReview: { needed: true, conclusion: { number: '4', issuedOn: '2024-07-01' } } })).toEqual([]);
  });

  it('ADM-10 does not take a result from before the request for an answer', () => {
    expect(ready().refused(step, on, results('2020-01-01', '2024-07-01'))).toMatchObject([{ code: 'verification-results-missing', seen: { missing: 'candidate 1' } }]);
  });

  hasTriedEveryRule(step);
});
