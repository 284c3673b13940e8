import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'supplement-cv';
const on = '2024-06-03';
const ready = () => aCase().afterTraining().record('submit-application', '2024-05-06').record('declare-cv', '2024-05-20');

describe('bringing the CV up to date', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-05-20', ready });

  it('ADM-34 holds the CV for another period', () => {
    const supplemented = ready().record(step, on);
    expect(supplemented.refusals('record-branch-vote', '2025-05-28')).not.toContain('ADM-34 cv-needs-supplement');
    expect(supplemented.refusals('record-branch-vote', '2025-06-04')).toContain('ADM-34 cv-needs-supplement');
  });
  it('is also open while the verification runs and after it', () => {
    expect(ready().record('request-verification', '2024-05-27').refusals(step, on)).toEqual([]);
    expect(aCase().afterPreparation().refusals(step, '2024-08-01')).toEqual([]);
  });
  it('ADM-09 is refused while there is no CV to bring up to date, or only a younger one', () => {
    expect(aCase().afterTraining().refusals(step, on)).toEqual(['ADM-09 cv-missing']);
    expect(ready().refusals(step, '2024-05-19')).toContain('ADM-09 cv-missing');
    expect(ready().refusals(step, '2024-05-20')).toEqual([]);
  });
  it('ADM-34 counts from the newest supplement, in whatever order they are entered', () => {
    expect(ready().record(step, '2024-07-01').record(step, '2024-06-03').state.facts).toMatchObject({ cvSupplementedOn: '2024-07-01' });
  });

  hasTriedEveryRule(step);
});
