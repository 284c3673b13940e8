import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'collect-opinions';
const on = '2024-07-22';
const ready = () => aCase().afterTraining();

describe('collecting opinions on the candidate', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-04-05', ready });

  it('ADM-21 refuses without an opinion of an organisation and accepts one', () => {
    expect(ready().refusals(step, on, { organisations: [] })).toEqual(['ADM-21 organisation-opinion-missing']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('ADM-21 refuses without the opinion of the residence', () => {
    expect(ready().refusals(step, on, { residence: undefined })).toEqual(['ADM-21 residence-opinion-missing']);
  });
  it('ADM-21 refuses an opinion given after the synthesis, be it the last of several, and accepts earlier ones', () => {
    const given = (...days: string[]) => ({ organisations: days.map((givenOn) => ({ organisation: 'women-union', givenOn })) });
    const next = '2027-01-01';
    expect(ready().refusals(step, on, given('2024-01-01', next))).toEqual(['ADM-21 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { residence: { givenOn: next } })).toEqual(['ADM-21 paper-later-than-the-act']);
    expect(ready().refusals(step, on, given('2024-01-01', on))).toEqual([]);
  });
  it('ADM-34 holds from the oldest opinion, and a newer collection counts in whatever order it is entered', () => {
    const given = (organisation: string, residence: string) => ({ organisations: [{ organisation: 'youth-union', givenOn: on }, { organisation: 'women-union', givenOn: organisation }], residence: { givenOn: residence } });
    expect(ready().record(step, on, given('2024-06-03', '2024-07-01')).state.facts).toMatchObject({ opinionsOn: '2024-06-03' });
    expect(ready().record(step, on, given('2024-07-01', '2024-06-04')).state.facts).toMatchObject({ opinionsOn: '2024-06-04' });
    expect(ready().record(step, '2024-07-29').record(step, on).state.facts).toMatchObject({ opinionsOn: '2024-07-29' });
  });
  it('can be renewed while the dossier is prepared and while it waits for the branch', () => {
    expect(ready().record(step, on).refusals(step, '2024-07-25')).toEqual([]);
    expect(aCase().afterPreparation().refusals(step, '2024-07-25')).toEqual([]);
  });

  hasTriedEveryRule(step);
});
