import { mainState } from '../../../workflows/index.js';
import { aComplaint, keepsItsPlace, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'decline-complaint';
const on = '2024-04-01';
const ready = () => aComplaint().lodged();

describe('declining a complaint', () => {
  keepsItsPlace({ step, on, earliest: '2024-03-20', ready });

  it.each(['lodged-by-others', 'finally-decided', 'sentenced-by-court'])('EXT-05 takes the listed ground %s', (declineGround) => {
    expect(mainState(ready().record(step, on, { declineGround }).state.place)).toBe('notAccepted');
  });
  it.each(['late', 'other'])('EXT-05 takes no ground beside the list: %s', (declineGround) => {
    expect(ready().refused(step, on, { declineGround })).toMatchObject([{ code: 'no-ground-to-decline', seen: { declineGround } }]);
  });
  it('EXT-05 is for an instance that has not answered yet', () => {
    expect(aComplaint().lodged().heard().answered().refusals(step, '2024-05-20')).toEqual(['ORD-01 step-not-open']);
    expect(aComplaint().atTheProvince().refusals(step, '2024-06-10')).toEqual([]);
    expect(aComplaint().atTheCentre().refusals(step, '2024-08-05')).toEqual([]);
  });
  it('EXT-05 refuses a basis younger than the act', () => {
    expect(ready().refusals(step, on, { basis: { number: '9', issuedOn: '2024-04-02' } })).toEqual(['EXT-05 paper-later-than-the-act']);
  });
  it('EXT-05 is recorded by the province level, never by the organ that may have decided', () => {
    expect(procedure.steps.find(({ name }) => name === step)?.recordedBy).toBe('province-committee');
  });

  hasTriedEveryRule(step, procedure);
});
