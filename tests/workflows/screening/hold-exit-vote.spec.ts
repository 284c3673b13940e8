import { findStep, mainState } from '../../../workflows/index.js';
import { openVote, organs } from '../../support/admission-case.js';
import { branchMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'hold-exit-vote';
const on = '2025-03-17';
const ready = () => aScreening().heardOnExit();
const opened = () => aScreening().unqualified().record('open-exit', '2025-03-03');
const leave = { form: 'leave', ground: undefined, application: { letter: { number: '31', issuedOn: '2025-03-03' }, reasons: 'Tuổi cao, sức yếu' } };
const section = { id: 'section-1', superiors: ['grassroots-1'] };

describe('the vote of the branch on an exit', () => {
  keepsItsPlace({ step, on, earliest: '2025-03-03', ready });

  branchMeetingKeepsItsRules({ step, on, ready });

  it('EXT-02 is approved with 14 of 20 and leaves the member unqualified with 13', () => {
    expect(ready().eventOf(step, on, { vote: openVote(14, 6) })).toMatchObject({ form: 'removal', outcome: 'approved', denominator: 20, needed: 14, next: 'grassroots' });
    expect(mainState(ready().record(step, on, { vote: openVote(14, 6) }).state.place)).toBe('awaitingExitCommitteeVote');
    expect(mainState(ready().record(step, on, { vote: openVote(13, 7) }).state.place)).toBe('unqualified');
  });
  it('EXT-02 leaves in education and help a member who was there', () => {
    const expulsion = { form: 'expulsion', ground: undefined, violation: 'warrants-expulsion', conclusion: { number: '30', issuedOn: '2024-03-01' } };
    const educated = aScreening().educated().record('open-exit', '2024-03-04', expulsion).record('record-self-criticism', '2024-03-05').record('record-explanation', '2024-03-05', { matter: 'exit' });
    expect(mainState(educated.record(step, '2024-03-11', { vote: openVote(13, 7) }).state.place)).toBe('educating');
  });
  it('EXT-02 goes to the section committee where there is one, and straight to the decision where there is nobody between', () => {
    expect(mainState(ready().record(step, on, {}, { organs: { ...organs, section } }).state.place)).toBe('awaitingExitAppraisal');
    expect(mainState(ready().record(step, on, {}, { organs: { ...organs, grassroots: undefined } }).state.place)).toBe('awaitingExitDecision');
  });
  it('EXT-02 waits for the self-criticism, or for three requests', () => {
    const spoken = opened().record('record-explanation', '2025-03-05', { matter: 'exit' });
    expect(spoken.refusals(step, on)).toEqual(['EXT-02 self-criticism-awaited']);
    expect(spoken.record('record-self-criticism', '2025-03-10').refusals(step, on)).toEqual([]);
  });
  it('EXT-02 counts for nothing what was asked or given only after the vote', () => {
    const spoken = () => opened().record('record-explanation', '2025-03-05', { matter: 'exit' });
    const late = spoken().record('record-self-criticism', '2025-03-18');
    expect(late.refusals(step, on)).toEqual(['EXT-02 self-criticism-awaited']);
    expect(late.refusals(step, '2025-03-18')).toEqual([]);
    const asked = spoken().record('request-self-criticism', '2025-03-05').record('request-self-criticism', '2025-03-10').record('request-self-criticism', '2025-03-18');
    expect(asked.refusals(step, on)).toEqual(['EXT-02 self-criticism-awaited']);
    expect(asked.refusals(step, '2025-03-18')).toEqual([]);
  });
  it('EXT-04 asks no self-criticism of somebody who leaves at the own request', () => {
    const leaving = aScreening().unqualified().record('open-exit', '2025-03-03', leave).record('record-explanation', '2025-03-05', { matter: 'exit' });
    expect(leaving.refusals(step, on)).toEqual([]);
  });
  it('SCR-01 waits until the member could answer, whichever the exit', () => {
    expect(opened().record('record-self-criticism', '2025-03-10').refusals(step, on)).toEqual(['SCR-01 member-not-heard']);
    expect(aScreening().unqualified().record('open-exit', '2025-03-03', leave).refusals(step, on)).toEqual(['SCR-01 member-not-heard']);
  });
  it('EXT-07 goes on without a member who was invited three times, not twice', () => {
    const invited = (...days: readonly string[]) =>
      days.reduce((waiting, meetingOn) => waiting.record('invite-member', '2025-03-04', { matter: 'exit', meetingOn }), opened().record('record-self-criticism', '2025-03-04'));
    expect(invited('2025-03-07', '2025-03-12').refusals(step, on)).toEqual(['SCR-01 member-not-heard']);
    expect(invited('2025-03-07', '2025-03-12', on).refusals(step, on)).toEqual([]);
    expect(invited('2025-03-07', '2025-03-12', '2025-03-18').refusals(step, on)).toEqual(['SCR-01 member-not-heard']);
  });
  it('SCR-01 says that what the member had to say was read before the vote', () => {
    expect(findStep(procedure, step)?.attests.map(({ code }) => code)).toContain('explanation-read-to-the-meeting');
  });
  it('EXT-02 can be held again after a vote that fell short only when it was opened, criticised and answered anew', () => {
    const failed = ready().record(step, on, { vote: openVote(13, 7) });
    expect(failed.refusals(step, '2025-03-24')).toContain('ORD-01 step-not-open');
    expect(failed.record('open-exit', '2025-03-24').refusals(step, '2025-04-07')).toEqual(['EXT-02 self-criticism-awaited', 'SCR-01 member-not-heard']);
  });
  it('EXT-02 refuses minutes younger than the meeting', () => {
    expect(ready().refusals(step, on, { minutes: { number: '05', issuedOn: '2025-03-18' } })).toEqual(['EXT-02 paper-later-than-the-act']);
  });
  it('EXT-07 makes nobody leave by the vote of a branch alone', () => {
    expect(aScreening().afterExitVote().state.facts.left).toBeUndefined();
  });

  hasTriedEveryRule(step, procedure);
});
