import { mainState } from '../../../workflows/index.js';
import { openVote } from '../../support/admission-case.js';
import { aScreening, procedure, secretBallot } from '../../support/screening-case.js';
import { aboutAListedMember, hearsTheMember, wouldWaitForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'record-listing-ballot';
const on = '2024-02-05';
const ready = () => aScreening().heardOnListing();

describe('the ballot on listing a member', () => {
  it('ORD-01 is refused before the direction', () => {
    expect(aScreening().refusals(step, on)).toContain('ORD-01 step-not-open');
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('ORD-02 is refused on the day before the direction and can be of its day', () => {
    const heard = () => aScreening().begun().record('record-explanation', '2024-01-09').record('collect-screening-opinions', '2024-01-15').record('ask-direction', '2024-01-17').record('record-direction', '2024-01-24');
    expect(heard().refusals(step, '2024-01-23')).toContain('ORD-02 date-before-earlier-step');
    expect(heard().refusals(step, '2024-01-24', { minutes: { number: '05', issuedOn: '2024-01-24' } })).toEqual([]);
  });
  it('ORD-03, ORD-04 are refused on a day that has not come, and before the guidance', () => {
    expect(ready().refusals(step, on, {}, { today: '2024-02-04' })).toEqual(['ORD-03 date-in-the-future']);
    expect(ready().refusals(step, '2021-04-11')).toContain('ORD-04 no-regulation-on-that-day');
  });
  wouldWaitForTheMove(step);

  aboutAListedMember({ step, on, ready, vote: secretBallot });
  hearsTheMember({ step, on, matter: 'listing', since: '2024-01-25', unheard: () => aScreening().afterDirection() });

  it('SCR-06 refuses any form but the secret ballot', () => {
    expect(ready().refused(step, on, { vote: openVote(18, 2) })).toMatchObject([{ rule: 'SCR-06', code: 'listing-needs-secret-ballot', curedBy: 'branch', seen: { form: 'party-card' } }]);
    expect(ready().refusals(step, on, { vote: secretBallot(18, 2) })).toEqual([]);
  });
  it('SCR-06 refuses minutes younger than the meeting', () => {
    expect(ready().refusals(step, on, { minutes: { number: '05', issuedOn: '2024-02-06' } })).toEqual(['SCR-06 paper-later-than-the-act']);
  });
  it('SCR-06 lists with 14 of 20 and not with 13; a ballot that falls short ends the case', () => {
    const listed = ready().record(step, on, { vote: secretBallot(14, 6) });
    expect(mainState(listed.state.place)).toBe('awaitingListingReport');
    expect(listed.state.facts).toMatchObject({ listedOn: on });
    const short = ready().record(step, on, { vote: secretBallot(13, 7) });
    expect(mainState(short.state.place)).toBe('notListed');
    expect(short.state.facts).not.toHaveProperty('listedOn');
  });

  hasTriedEveryRule(step, procedure);
});
