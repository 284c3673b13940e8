import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'collect-probation-opinions';
const on = '2025-09-15';
const ready = () => aCase().afterCeremony();

describe('collecting opinions on the probationer', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-10-01', ready });

  it('PRO-05 refuses without an opinion of an organisation and accepts one', () => {
    expect(ready().refusals(step, on, { organisations: [] })).toEqual(['PRO-05 organisation-opinion-missing']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('PRO-05 refuses without the opinion of the residence', () => {
    expect(ready().refusals(step, on, { residence: undefined })).toEqual(['PRO-05 residence-opinion-missing']);
  });
  it('PRO-05 refuses an opinion given after the synthesis, be it the last of several, and accepts earlier ones', () => {
    const given = (...days: string[]) => ({ organisations: days.map((givenOn) => ({ organisation: 'women-union', givenOn })) });
    const next = '2027-01-01';
    expect(ready().refusals(step, on, given('2025-01-01', next))).toEqual(['PRO-05 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { residence: { givenOn: next } })).toEqual(['PRO-05 paper-later-than-the-act']);
    expect(ready().refusals(step, on, given('2025-01-01', on))).toEqual([]);
  });
  it('PRO-05 refuses an opinion from before probation, be it the first of several, and accepts one of its first day', () => {
    const given = (...days: string[]) => ({ organisations: days.map((givenOn) => ({ organisation: 'women-union', givenOn })) });
    expect(ready().refusals(step, on, given('2025-01-01', '2024-09-30'))).toEqual(['PRO-05 paper-before-probation']);
    expect(ready().refusals(step, on, { residence: { givenOn: '2024-09-30' } })).toEqual(['PRO-05 paper-before-probation']);
    expect(ready().refusals(step, on, given('2024-10-01'))).toEqual([]);
  });

  hasTriedEveryRule(step);
});
