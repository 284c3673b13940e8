import { mainState } from '../../../workflows/index.js';
import { aCase, openVote } from '../../support/admission-case.js';
import { branchMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'record-removal-vote';
const on = '2025-10-08';
const ready = () => aCase().afterProbation();

describe('the vote of the branch on removing a probationer’s name', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-10-01', ready });

  branchMeetingKeepsItsRules({ step, on, ready });

  it('PRO-12 is approved with 14 of 20 and tried again with 13', () => {
    expect(ready().eventOf(step, on, { vote: openVote(14, 6) })).toMatchObject({ outcome: 'approved', course: 'approved', next: 'grassroots' });
    expect(ready().eventOf(step, on, { vote: openVote(13, 7) })).toMatchObject({ outcome: 'not-approved', course: 'again', failedVotes: 1 });
  });
  it('PRO-12 does not wait for the end of probation nor for its papers', () => {
    expect(aCase().afterCeremony().refusals(step, '2024-11-04', { basis: { number: '24', issuedOn: '2024-11-01' } })).toEqual([]);
  });
  it('PRO-12 refuses minutes or a basis younger than the meeting', () => {
    const young = { number: '23', issuedOn: '2025-10-09' };
    expect(ready().refusals(step, on, { minutes: young })).toEqual(['PRO-12 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { basis: young })).toEqual(['PRO-12 paper-later-than-the-act']);
  });
  it('PRO-11 reports after three failed votes on removal', () => {
    const voting = ready();
    for (const day of ['2025-10-08', '2025-10-20', '2025-11-03']) voting.record(step, day, { vote: openVote(5, 15) });
    expect(mainState(voting.state.place)).toBe('awaitingProbationReport');
  });

  hasTriedEveryRule(step);
});
