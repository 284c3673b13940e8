import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'certify-new-member-training';
const on = '2025-03-01';
const ready = () => aCase().afterCeremony();

describe('certifying the new members’ course', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-10-01', ready });

  it('PRO-04 refuses a certificate younger than its entry and accepts one of the day', () => {
    expect(ready().refusals(step, on, { certificate: { number: '20', issuedOn: '2025-03-02' } })).toEqual(['PRO-04 paper-later-than-the-act']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('PRO-04 is what the vote on recognition asks for', () => {
    expect(ready().refusals('record-recognition-vote', '2025-10-08')).toContain('PRO-04 new-member-certificate-missing');
    expect(ready().record(step, on).refusals('record-recognition-vote', '2025-10-08')).not.toContain('PRO-04 new-member-certificate-missing');
  });

  hasTriedEveryRule(step);
});
