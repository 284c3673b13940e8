import { aComplaint, keepsItsPlace, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'invite-complainant';
const on = '2024-04-01';
const ready = () => aComplaint().lodged();

describe('inviting the complainant', () => {
  keepsItsPlace({ step, on, earliest: '2024-03-20', ready });

  it('EXT-07 refuses an invitation for a day gone by and accepts one for the same day', () => {
    expect(ready().refusals(step, on, { invitedFor: '2024-03-31' })).toEqual(['EXT-07 invited-for-a-day-gone-by']);
    expect(ready().refusals(step, on, { invitedFor: on })).toEqual([]);
  });
  it('EXT-07 counts no second invitation for the same day', () => {
    const invited = ready().record(step, on, { invitedFor: '2024-04-04' });
    expect(invited.refusals(step, '2024-04-02', { invitedFor: '2024-04-04' })).toEqual(['EXT-07 already-invited-for-that-day']);
    expect(invited.refusals(step, '2024-04-02', { invitedFor: '2024-04-05' })).toEqual([]);
  });
  it('EXT-07 refuses an invitation younger than the day it was sent', () => {
    expect(ready().refusals(step, on, { invitation: { number: '2', issuedOn: '2024-04-02' } })).toEqual(['EXT-07 paper-later-than-the-act']);
  });
  it('leaves the complaint where it is', () => {
    expect(ready().record(step, on).state).toEqual({ place: ready().state.place, facts: { ...ready().state.facts, invitedFor: ['2024-04-04'] } });
  });

  hasTriedEveryRule(step, procedure);
});
