import { mainState } from '../../../workflows/index.js';
import { openVote } from '../../support/admission-case.js';
import { aScreening, onTheMove, procedure, secretBallot, type ScreeningCase } from '../../support/screening-case.js';
import { aboutAListedMember, hearsTheMember, keepsItsPlace, waitsForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'record-evaluation';
const on = '2025-02-20';
const ready = () => aScreening().heardOnEvaluation();
const continued = { proposal: 'continue', grounds: 'Tiến bộ chưa rõ', months: 6 };

describe('the evaluation by the branch', () => {
  keepsItsPlace({ step, on, earliest: '2025-02-12', ready });
  waitsForTheMove({ step, on, ready, again: (received) => received.record('record-explanation', on, { matter: 'evaluation' }) });
  aboutAListedMember({ step, on, ready, vote: (inFavour, against = 0) => openVote(inFavour, against) });
  hearsTheMember({ step, on, matter: 'evaluation', since: '2025-02-12', unheard: () => aScreening().afterOpening() });

  it('SCR-01 has the branch that received the member hear the member itself, whatever the branch before had heard or how often it had invited', () => {
    const received = (before: ScreeningCase) => onTheMove(before, '2025-02-17').record('receive-listed-member', '2025-02-18');
    const invitations = (of: ScreeningCase, ...days: readonly string[]) => days.reduce((one, meetingOn) => one.record('invite-member', days[0] ?? on, { matter: 'evaluation', meetingOn }), of);
    expect(received(ready()).refused(step, on)).toMatchObject([{ rule: 'SCR-01', code: 'member-not-heard', seen: { invitations: 0, asked: 3 } }]);
    const asked = received(invitations(aScreening().afterOpening(), '2025-02-13', '2025-02-14', '2025-02-15'));
    expect(asked.refusals(step, on)).toEqual(['SCR-01 member-not-heard']);
    expect(invitations(asked, '2025-02-18', '2025-02-19', on).refusals(step, on)).toEqual([]);
    const heard = (day: string) => received(ready()).record('record-explanation', day, { matter: 'evaluation' });
    expect(heard('2025-02-17').refusals(step, on)).toEqual(['SCR-01 member-not-heard']);
    expect(heard('2025-02-18').refusals(step, on)).toEqual([]);
  });
  it('SCR-07 leaves the form of the vote to the meeting', () => {
    expect(ready().refusals(step, on, { vote: secretBallot(18, 2) })).toEqual([]);
    expect(ready().refusals(step, on, { vote: openVote(18, 2) })).toEqual([]);
  });
  it('SCR-07 refuses minutes younger than the meeting', () => {
    expect(ready().refusals(step, on, { minutes: { number: '05', issuedOn: '2025-02-21' } })).toEqual(['SCR-07 paper-later-than-the-act']);
  });
  it.each([
    ['progress', {}, 'awaitingProgressRecognition'],
    ['continuing', continued, 'educating'],
    ['no longer qualified', { proposal: 'unqualified' }, 'unqualified'],
  ])('leads, approved, by %s on, and stays where the vote falls short', (_found, entered, to) => {
    expect(mainState(ready().record(step, on, { ...entered, vote: openVote(14, 6) }).state.place)).toBe(to);
    expect(mainState(ready().record(step, on, { ...entered, vote: openVote(13, 7) }).state.place)).toBe('awaitingEvaluation');
  });

  it('SCR-07 continues only with grounds and a new time, which begins with the vote', () => {
    expect(ready().refused(step, on, { ...continued, grounds: undefined })).toMatchObject([{ rule: 'SCR-07', code: 'continued-without-grounds-or-time', seen: { grounds: false, months: true } }]);
    expect(ready().refused(step, on, { ...continued, months: undefined })).toMatchObject([{ seen: { grounds: true, months: false } }]);
    const goesOn = ready().record(step, on, continued);
    expect(goesOn.state.facts).toMatchObject({ educatedFrom: '2024-02-12', education: { from: on, months: 6 } });
    expect(goesOn.state.facts).not.toHaveProperty('unqualifiedOn');
  });
  it('SCR-07 refuses a new time where education does not go on', () => {
    expect(ready().refusals(step, on, { months: 6 })).toEqual(['SCR-07 time-without-continuing']);
    expect(ready().refusals(step, on, { proposal: 'unqualified', months: 6 })).toEqual(['SCR-07 time-without-continuing']);
  });

  it('EXT-01 finds nobody unqualified on the day before twelve months of education have passed, and can on the day they have', () => {
    const early = (day: '2025-02-11' | '2025-02-12') => aScreening().heardOnEvaluation('2025-02-10').refused(step, day, { proposal: 'unqualified' });
    expect(early('2025-02-11')).toMatchObject([{ rule: 'EXT-01', code: 'unqualified-too-early', curedBy: 'nobody', seen: { educatedFrom: '2024-02-12', months: 12, earliest: '2025-02-12' } }]);
    expect(early('2025-02-12')).toEqual([]);
    expect(aScreening().heardOnEvaluation('2025-02-10').refusals(step, '2025-02-11')).toEqual([]);
  });
  it('EXT-01 counts from the first plan, however often the time was set anew', () => {
    const twice = aScreening().heardOnEvaluation('2024-08-12').record(step, '2024-08-19', continued).record('open-evaluation', '2025-02-12').record('record-explanation', '2025-02-12', { matter: 'evaluation' });
    expect(twice.refusals(step, '2025-02-12', { proposal: 'unqualified' })).toEqual([]);
  });
  it('SCR-07 finds nobody unqualified whom nobody was to help, or for whom nothing was planned', () => {
    const heard = (screened: ReturnType<typeof ready>) => screened.record('open-evaluation', '2025-02-12').record('record-explanation', '2025-02-12', { matter: 'evaluation' });
    const unplanned = heard(aScreening().listed().record('assign-helper', '2024-02-08'));
    const unhelped = heard(aScreening().listed().record('plan-education', '2024-02-12'));
    expect(unplanned.refused(step, on, { proposal: 'unqualified' })).toMatchObject([{ rule: 'SCR-07', code: 'unqualified-without-help', seen: { planned: false, helped: true } }]);
    expect(unhelped.refused(step, on, { proposal: 'unqualified' })).toMatchObject([{ code: 'unqualified-without-help', seen: { planned: true, helped: false } }]);
    expect(unhelped.refusals(step, on)).toEqual([]);
  });
  it('SCR-01 hears the member anew before a second vote, and takes nothing of the day of the first', () => {
    const voted = () => ready().record(step, on, { vote: openVote(9, 11) });
    expect(voted().refusals(step, '2025-02-27')).toEqual(['SCR-01 member-not-heard']);
    expect(voted().record('record-explanation', on, { matter: 'evaluation' }).refusals(step, '2025-02-27')).toEqual(['SCR-01 member-not-heard']);
    expect(voted().record('record-explanation', '2025-02-21', { matter: 'evaluation' }).refusals(step, '2025-02-27')).toEqual([]);
  });

  hasTriedEveryRule(step, procedure);
});
