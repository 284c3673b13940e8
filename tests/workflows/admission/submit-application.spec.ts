import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'submit-application';
const on = '2024-05-06';
const ready = () => aCase().afterTraining();

describe('handing in the application', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-04-05', ready });

  it('ADM-09 refuses an application that is not handwritten and accepts one that is', () => {
    expect(ready().refusals(step, on, { handwritten: false })).toEqual(['ADM-09 application-not-handwritten']);
    expect(ready().refusals(step, on, { handwritten: true })).toEqual([]);
  });
  it('ADM-34 can be handed in anew while the branch has not voted', () => {
    expect(aCase().afterPreparation().record(step, '2024-07-29').state.facts).toMatchObject({ applicationOn: '2024-07-29' });
  });
  it('ADM-34 counts from the newest application, and takes one made before a newer certificate', () => {
    const twice = ready().record('certify-training', '2024-06-03').record(step, '2024-06-10').record(step, on);
    expect(twice.state.facts).toMatchObject({ applicationOn: '2024-06-10', firstCertifiedOn: '2024-04-05', certificateIssuedOn: '2024-06-03' });
  });

  hasTriedEveryRule(step);
});
