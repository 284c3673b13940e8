import { addWorkingDays, mainState, vietnamCalendar, type DeciderLevel } from '../../../workflows/index.js';
import { aCase, aCaseOfAnUnannouncedYear, aReadmission, openVote, organs, roll } from '../../support/admission-case.js';
import { committeeMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'record-committee-decision';
const on = '2024-09-10';
const ready = () => aCase().afterSubmission();
const decidedBy = (decides: DeciderLevel) => ({ organs: { ...organs, competent: { ...organs.competent, decides } } });
const overAge = () =>
  aCase()
    .afterPreparation()
    .record('record-branch-vote', '2024-08-05', { overAgeGrounds: 'no-member' }, { subject: { bornOn: '1960-01-01' } })
    .record('record-committee-vote', '2024-08-19')
    .record('submit-dossier', '2024-08-21');
const consent = (issuedOn: string) => ({ overAgeConsent: { number: '7-CV/TU', issuedOn } });

describe('the decision of the competent committee on admission', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-08-21', ready });
  committeeMeetingKeepsItsRules({ step, on, ready, members: 5, role: 'competent' });

  it('ADM-29 takes more than half of a standing committee: 3 of 5, and of 6 not 3 but 4', () => {
    const six = { organs: { ...organs, competent: { ...organs.competent, roll: { ...roll, standingMembers: 6 } } } };
    expect(ready().eventOf(step, on, { vote: openVote(3, 2) })).toMatchObject({ body: 'standing-committee', needed: 3, outcome: 'approved' });
    expect(ready().eventOf(step, on, { members: 6, vote: openVote(3, 3) }, six)).toMatchObject({ needed: 4, outcome: 'not-approved' });
    expect(ready().eventOf(step, on, { members: 6, vote: openVote(4, 2) }, six)).toMatchObject({ needed: 4, outcome: 'approved' });
  });
  it('ADM-29 lets a standing committee decide by opinions in writing', () => {
    expect(ready().refusals(step, on, { vote: { ...openVote(5), form: 'written-opinions' } })).toEqual([]);
  });
  it.each([
    ['R16', -6, '2018-09-10'],
    ['R21', -1, '2023-09-11'],
    ['R25a', 0, '2025-02-10'],
    ['R25b', 1, '2025-09-10'],
    ['R26a', 1, '2026-05-11'],
  ] as const)('ADM-29 asks in %s two thirds of the whole grassroots committee that was given the power', (_edition, yearsLater, day) => {
    const waiting = aCase(yearsLater).afterSubmission();
    expect(waiting.eventOf(step, day, { members: 15, vote: openVote(10, 5) }, decidedBy('grassroots'))).toMatchObject({ body: 'committee', denominator: 15, needed: 10, outcome: 'approved' });
    expect(waiting.eventOf(step, day, { members: 15, vote: openVote(9, 6) }, decidedBy('grassroots'))).toMatchObject({ needed: 10, outcome: 'not-approved' });
    expect(waiting.refusals(step, day, {}, decidedBy('grassroots'))).toEqual(['REC-02 committee-minutes-differ-from-the-roll']);
  });
  it('ADM-29 asks from R26b more than half of the standing committee of the grassroots committee', () => {
    const waiting = aCase(2).afterSubmission();
    expect(waiting.eventOf(step, '2026-09-10', { vote: openVote(3, 2) }, decidedBy('grassroots'))).toMatchObject({ body: 'standing-committee', denominator: 5, needed: 3, outcome: 'approved' });
    expect(waiting.eventOf(step, '2026-09-10', { vote: openVote(2, 3) }, decidedBy('grassroots'))).toMatchObject({ outcome: 'not-approved' });
    expect(waiting.refusals(step, '2026-09-10', { members: 15, vote: openVote(15) }, decidedBy('grassroots'))).toEqual(['REC-02 committee-minutes-differ-from-the-roll']);
  });
  it('ADM-29 asks from R26b two thirds of the whole grassroots committee where it has no standing committee', () => {
    const without = (decides: DeciderLevel) => ({ organs: { ...organs, competent: { ...organs.competent, decides, roll: { ...roll, standingMembers: 0 } } } });
    const waiting = aCase(2).afterSubmission();
    expect(waiting.eventOf(step, '2026-09-10', { members: 15, vote: openVote(10, 5) }, without('grassroots'))).toMatchObject({ body: 'committee', denominator: 15, needed: 10, outcome: 'approved' });
    expect(waiting.eventOf(step, '2026-09-10', { members: 15, vote: openVote(9, 6) }, without('grassroots'))).toMatchObject({ outcome: 'not-approved' });
    expect(waiting.refusals(step, '2026-09-10', {}, without('grassroots'))).toEqual(['REC-02 committee-minutes-differ-from-the-roll']);
    expect(waiting.refusals(step, '2026-09-10', { members: 15, vote: openVote(15) }, without('above-grassroots'))).toEqual(['REC-02 committee-minutes-differ-from-the-roll']);
  });
  it('ADM-28 refuses opinions in writing where the whole committee decides', () => {
    const written = { members: 15, vote: { ...openVote(15), form: 'written-opinions' } };
    expect(ready().refusals(step, on, written, decidedBy('grassroots'))).toEqual(['ADM-28 vote-form-not-allowed']);
    expect(ready().refusals(step, on, { ...written, vote: openVote(15) }, decidedBy('grassroots'))).toEqual([]);
  });
  it.each(['province', 'central'] as const)('REC-02 does not compare the members at the level %s with a roll that does not count them', (level) => {
    expect(ready().eventOf(step, on, { members: 12, vote: openVote(7, 5) }, decidedBy(level))).toMatchObject({ body: 'standing-members', denominator: 12, needed: 7, outcome: 'approved' });
  });
  it.each(['province', 'central'] as const)('ADM-29 lets the standing members decide at the level %s', (level) => {
    expect(ready().eventOf(step, on, { vote: openVote(3, 2) }, decidedBy(level))).toMatchObject({ body: 'standing-members', needed: 3 });
  });
  it('ADM-29 refuses while no organ has the power to decide', () => {
    expect(ready().refusals(step, on, {}, { organs: { ...organs, competent: undefined } })).toContain('ADM-29 no-competent-committee');
    expect(ready().refusals(step, on, {}, { organs: { ...organs, competent: { id: 'commune-1', superiors: [], roll } } })).toContain('ADM-29 no-competent-committee');
  });
  it('ADM-29 closes the case as refused when the body does not agree', () => {
    expect(mainState(ready().record(step, on, { vote: openVote(1, 4) }).state.place)).toBe('refused');
  });

  it('ADM-30 counts 60 working days from the resolution of the branch: in time on the last day, late but accepted on the next', () => {
    const { on: dueOn } = addWorkingDays('2024-08-05', 60, vietnamCalendar);
    expect(dueOn).toBe('2024-10-30');
    expect(ready().eventOf(step, dueOn)).toMatchObject({ dueOn, late: false, outcome: 'approved' });
    expect(ready().eventOf(step, '2024-10-31')).toMatchObject({ dueOn, late: true, outcome: 'approved' });
  });
  it('ADM-30 adds an extension to the limit', () => {
    const { on: dueOn } = addWorkingDays('2024-08-05', 90, vietnamCalendar);
    expect(ready().record('extend-decision-time', '2024-10-29').eventOf(step, dueOn)).toMatchObject({ dueOn, late: false });
  });
  it('ADM-30 runs no limit where the branch reached no resolution (ADM-28)', () => {
    const failed = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', { vote: openVote(2, 18) }).record('report-vote-result', '2024-08-06');
    const event = failed.eventOf(step, '2025-03-03');
    expect(event).toMatchObject({ late: false, outcome: 'approved' });
    expect(event).not.toHaveProperty('dueOn');
  });

  it('ADM-02 refuses somebody over the age limit without a consent that came before the decision, and accepts it with one', () => {
    expect(overAge().refusals(step, on, {}, decidedBy('province'))).toEqual(['ADM-02 over-age-consent-missing']);
    expect(overAge().refusals(step, on, consent('2024-09-11'), decidedBy('province'))).toEqual(['ADM-02 over-age-consent-missing']);
    expect(overAge().refusals(step, on, consent('2024-09-10'), decidedBy('province'))).toEqual([]);
  });
  it('ADM-02 refuses a decision on somebody over the age limit below the committees directly under the Centre', () => {
    for (const level of ['grassroots', 'above-grassroots'] as const) expect(overAge().refusals(step, on, consent('2024-09-01'), decidedBy(level))).toContain('ADM-02 over-age-decided-too-low');
    for (const level of ['province', 'central'] as const) expect(overAge().refusals(step, on, consent('2024-09-01'), decidedBy(level))).toEqual([]);
  });
  it('ADM-02 lets the committee directly under the Centre decide on somebody over the age limit in place of the competent one, and on nobody else', () => {
    const underTheCentre = { id: 'province-1', superiors: [], roll: { ...roll, standingMembers: 9 }, decides: 'province' as const };
    const chain = { organs: { ...organs, underTheCentre } };
    expect(overAge().eventOf(step, on, { ...consent('2024-09-01'), members: 9, vote: openVote(5, 4) }, chain)).toMatchObject({ body: 'standing-members', denominator: 9, outcome: 'approved' });
    expect(ready().eventOf(step, on, {}, chain)).toMatchObject({ body: 'standing-committee', denominator: 5 });
  });
  it('ADM-02 remembers that a committee directly under the Centre decided, and of nobody else', () => {
    expect(overAge().record(step, on, consent(on), decidedBy('province')).state.facts).toMatchObject({ admittedOverAge: true });
    expect(ready().record(step, on).state.facts).not.toHaveProperty('admittedOverAge');
  });
  it('ADM-36 readmits nobody without a written agreement that came no later than the decision, and asks it of nobody else', () => {
    const readmission = () => aReadmission().afterSubmission();
    const agreed = (issuedOn: string) => ({ readmissionConsent: { number: '38-CV/TU', issuedOn } });
    expect(readmission().refused(step, on)).toMatchObject([{ rule: 'ADM-36', code: 'readmission-consent-missing', curedBy: 'province-committee' }]);
    expect(readmission().refusals(step, on, agreed('2024-09-11'))).toEqual(['ADM-36 readmission-consent-missing']);
    expect(readmission().refusals(step, on, agreed(on))).toEqual([]);
    expect(readmission().refusals(step, on, { vote: openVote(3, 2) })).toEqual(['ADM-36 readmission-consent-missing']);
    expect(readmission().refusals(step, on, { vote: openVote(2, 3) })).toEqual([]);
    expect(mainState(readmission().record(step, on, { vote: openVote(2, 3) }).state.place)).toBe('refused');
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('ADM-36 begins a new probation after a readmission', () => {
    const readmitted = aReadmission().afterCeremony();
    expect(readmitted.state.facts).toMatchObject({ readmission: true, ceremonyOn: '2024-10-01', probationEndsOn: '2025-10-01' });
  });
  it('ADM-30 takes a decision dated before the extension of its time, which came to nothing', () => {
    const extended = ready().record('extend-decision-time', '2024-10-20');
    expect(extended.refusals(step, on)).toEqual([]);
    expect(extended.refusals(step, '2024-10-20')).toEqual([]);
  });
  it('CAL-07 calls nobody late by a limit that was counted through a year without a notice', () => {
    expect(aCaseOfAnUnannouncedYear().afterSubmission().eventOf(step, '2029-03-05')).toMatchObject({ late: false, dueOn: expect.stringMatching(/^2028-1/) });
  });

  hasTriedEveryRule(step);
});
