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
  it('PRO-04 refuses a certificate from before probation and accepts one of its first day', () => {
    const issued = (issuedOn: string) => ({ certificate: { number: '20', issuedOn } });
    expect(ready().refused(step, on, issued('2024-09-30'))).toMatchObject([{ rule: 'PRO-04', code: 'paper-before-probation', seen: { ceremonyOn: '2024-10-01', papers: 'certificate 2024-09-30' } }]);
    expect(ready().refusals(step, on, issued('2024-10-01'))).toEqual([]);
  });

  hasTriedEveryRule(step);
});
