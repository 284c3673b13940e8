import fc from 'fast-check';
import { mainState } from '../../../workflows/index.js';
import { aCase, openVote, organs, roll } from '../../support/admission-case.js';
import { committeeMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'record-committee-vote';
const on = '2024-08-19';
const ready = () => aCase().afterBranchVote();

describe('the vote of the grassroots committee', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-08-05', ready });
  committeeMeetingKeepsItsRules({ step, on, ready, members: 15, role: 'grassroots' });

  it('ADM-27 is approved with 10 of 15 members and not approved with 9, however few came', () => {
    expect(ready().eventOf(step, on, { vote: openVote(10) })).toMatchObject({ outcome: 'approved', needed: 10, denominator: 15, matter: 'admission' });
    expect(ready().eventOf(step, on, { vote: openVote(9) })).toMatchObject({ outcome: 'not-approved', needed: 10, denominator: 15 });
  });
  it('ADM-27 counts all members exactly at the border of two thirds', () => {
    const waiting = ready();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (members, draw) => {
        const yes = draw % (members + 1);
        const chain = { ...organs, grassroots: { ...organs.grassroots, roll: { ...roll, committeeMembers: members } } };
        const { outcome } = waiting.eventOf(step, on, { members, vote: openVote(yes, members - yes) }, { organs: chain }) as unknown as { outcome: string };
        expect(outcome).toBe(yes * 3 >= 2 * members ? 'approved' : 'not-approved');
      }),
      { numRuns: 100 },
    );
  });
  it('ADM-28 sends a vote that fell short up with its full result', () => {
    const failed = ready().record(step, on, { vote: openVote(3, 12) });
    expect(mainState(failed.state.place)).toBe('awaitingResultReport');
    expect(failed.refusals('report-vote-result', '2024-08-20')).toEqual([]);
  });
  it('ADM-28 refuses opinions collected in writing and accepts party cards', () => {
    expect(ready().refusals(step, on, { vote: { ...openVote(14, 1), form: 'written-opinions' } })).toEqual(['ADM-28 vote-form-not-allowed']);
    expect(ready().refusals(step, on, { vote: openVote(14, 1) })).toEqual([]);
  });
  it('ADM-27 refuses minutes younger than the meeting', () => {
    expect(ready().refusals(step, on, { minutes: { number: '9', issuedOn: '2024-08-20' } })).toEqual(['ADM-27 paper-later-than-the-act']);
  });
  it('PRO-07 votes on recognition by the same share', () => {
    const probation = aCase().afterRecognitionVote();
    expect(probation.eventOf(step, '2025-10-15', { vote: openVote(10, 5) })).toMatchObject({ matter: 'recognition', outcome: 'approved', needed: 10 });
    expect(mainState(probation.record(step, '2025-10-15', { vote: openVote(9, 6) }).state.place)).toBe('awaitingProbationReport');
  });
  it('PRO-12 votes on removal by the same share', () => {
    const removal = aCase().afterProbation().record('record-removal-vote', '2025-10-08');
    expect(removal.eventOf(step, '2025-10-15')).toMatchObject({ matter: 'removal', outcome: 'approved' });
    expect(mainState(removal.record(step, '2025-10-15', { vote: openVote(0, 15) }).state.place)).toBe('awaitingProbationReport');
  });
  hasTriedEveryRule(step);
});
