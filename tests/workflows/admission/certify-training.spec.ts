import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'certify-training';
const on = '2024-04-05';
const ready = () => aCase().record('begin-outreach', '2024-01-05').record('list-candidate', '2024-02-05').record('propose-course', '2024-03-05');

describe('certifying the awareness course', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-03-05', ready });

  it('ADM-07 accepts a training centre or the competent committee as issuer and refuses any other', () => {
    for (const issuer of ['political-training-centre', 'competent-committee']) expect(ready().refusals(step, on, { issuer })).toEqual([]);
    expect(ready().refusals(step, on, { issuer: 'other' })).toEqual(['ADM-07 certificate-issuer-not-allowed']);
  });
  it('ADM-07 refuses a certificate younger than its entry', () => {
    expect(ready().refusals(step, on, { certificate: { number: '15', issuedOn: '2024-04-06' } })).toEqual(['ADM-07 paper-later-than-the-act']);
  });
  it('ADM-08 counts from the day the certificate was issued, and a new one replaces it', () => {
    const certified = ready().record(step, on, { certificate: { number: '15', issuedOn: '2020-01-15' } });
    expect(certified.state.facts).toMatchObject({ certificateIssuedOn: '2020-01-15' });
    expect(certified.record(step, '2025-02-10').state.facts).toMatchObject({ certificateIssuedOn: '2025-02-10' });
  });

  it('keeps the number of the class where it is known, so that classes can be counted', () => {
    expect(ready().eventOf(step, on, { classNumber: ' Lớp 03/2024 ' })).toMatchObject({ classNumber: 'Lớp 03/2024' });
    expect(ready().eventOf(step, on)).not.toHaveProperty('classNumber');
  });

  hasTriedEveryRule(step);
});
