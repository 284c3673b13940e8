import { addDays, mainState, type Here } from '../../../workflows/index.js';
import { aCase, aReadmission, deadlinesIn, openVote, organs, roll } from '../../support/admission-case.js';
import { afterMoveToAnotherCommune, admissionRoads } from '../../support/admission-roads.js';
import { committeeMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'annul-decision';
const on = '2025-03-03';
const ready = () => aCase().afterCeremony();
const agreement = (issuedOn: string) => ({ writtenAgreement: { number: '40-CV/TU', issuedOn } });
const recognition = { of: 'recognition' };

describe('annulling a wrong decision', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-10-01', ready, whileMoving: true });
  committeeMeetingKeepsItsRules({ step, on, ready, members: 5, role: 'competent' });

  it('ADM-38 ends the membership of a probationer whose admission was wrong', () => {
    const annulled = ready().record(step, on);
    expect(mainState(annulled.state.place)).toBe('annulled');
    expect(annulled.state.facts).toMatchObject({ left: { way: 'admission-annulled', on } });
    expect(deadlinesIn(annulled)).toEqual([]);
  });
  it('ADM-38 ends that of a full member, who then never was one', () => {
    const annulled = aCase().afterRecognition().record(step, '2025-12-01');
    expect(mainState(annulled.state.place)).toBe('annulled');
    for (const gone of ['officialFrom', 'partyAgeFrom']) expect(annulled.state.facts).not.toHaveProperty(gone);
  });
  it('ADM-38 ends the case of somebody who was not yet received by a ceremony, and who leaves nothing then', () => {
    const annulled = aCase().afterDecision().record(step, '2024-09-20');
    expect(mainState(annulled.state.place)).toBe('annulled');
    expect(annulled.state.facts).not.toHaveProperty('left');
    expect(deadlinesIn(annulled)).toEqual([]);
    expect(mainState(aCase().afterDecision().record(step, '2024-09-20', { vote: openVote(2, 3) }).state.place)).toBe('awaitingCeremony');
    expect(aCase().afterSubmission().refusals(step, '2024-09-20')).toContain('ORD-01 step-not-open');
  });
  it('ADM-38 gives a wrong recognition back to probation, to be made properly, with the same official day in the end (PRO-09)', () => {
    const back = aCase().afterRecognition().record(step, '2025-12-01', recognition);
    expect(mainState(back.state.place)).toBe('onProbation');
    for (const gone of ['officialFrom', 'partyAgeFrom', 'left', 'votedOn', 'branchVote']) expect(back.state.facts).not.toHaveProperty(gone);
    const again = admissionRoads['recognition-annulled-and-made-properly']!();
    expect(mainState(again.state.place)).toBe('fullMember');
    expect(again.state.facts).toMatchObject({ officialFrom: '2025-10-01', partyAgeFrom: '2024-09-10' });
  });
  it('PRO-06 wants the branch to vote on recognition again', () => {
    const back = aCase().afterRecognition().record(step, '2025-12-01', recognition);
    expect(back.refusals('record-recognition-decision', '2025-12-08')).toContain('PRO-11 branch-has-not-voted-on-this');
    expect(back.refusals('record-recognition-vote', '2025-12-08')).toEqual([]);
  });
  it('ADM-38 changes nothing when the body does not agree', () => {
    const kept = aCase().afterRecognition().record(step, '2025-12-01', { vote: openVote(2, 3) });
    expect(mainState(kept.state.place)).toBe('fullMember');
    expect(kept.state.facts).toMatchObject({ officialFrom: '2025-10-01' });
    expect(mainState(ready().record(step, on, { vote: openVote(2, 3) }).state.place)).toBe('onProbation');
    expect(ready().eventOf(step, on, { vote: openVote(3, 2) })).toMatchObject({ body: 'standing-committee', needed: 3, outcome: 'approved' });
  });
  it.each([
    ['a vote on recognition', () => aCase().afterRecognitionVote(), '2025-10-13'],
    ['a vote on removal', () => aCase().afterProbation().record('record-removal-vote', '2025-10-08'), '2025-10-13'],
    ['a remedy', () => ready().record('order-remedy', on), on],
  ] as const)('ADM-38 can come during %s', (_what, waiting, day) => {
    expect(mainState(waiting().record(step, day).state.place)).toBe('annulled');
  });

  it('ADM-38 annuls only what was decided in the case, by its right name', () => {
    expect(ready().refused(step, on, recognition)).toMatchObject([{ rule: 'ADM-38', code: 'decision-not-of-this-case', seen: { of: 'recognition', decisions: 'admission' } }]);
    expect(ready().refusals(step, on, { of: 'readmission' })).toEqual(['ADM-38 decision-not-of-this-case']);
    expect(aReadmission().afterCeremony().refusals(step, on)).toEqual(['ADM-38 decision-not-of-this-case']);
    expect(aReadmission().afterCeremony().refusals(step, on, { of: 'readmission' })).toEqual([]);
    expect(aCase().afterRecognition().refusals(step, '2025-12-01', recognition)).toEqual([]);
  });

  it('ADM-38 asks where the person has moved to another committee for the written agreement of the higher level, given by that day', () => {
    expect(afterMoveToAnotherCommune().refusals(step, on)).toEqual(['ADM-38 annulment-agreement-missing']);
    expect(afterMoveToAnotherCommune().refusals(step, on, agreement(addDays(on, 1)))).toEqual(['ADM-38 annulment-agreement-missing']);
    expect(afterMoveToAnotherCommune().refusals(step, on, agreement(on))).toEqual([]);
  });
  it('ADM-38 asks for it where the committee that decided was merged or dissolved, and not where it is the same', () => {
    const merged: Partial<Here> = { organs: { ...organs, competent: { ...organs.competent, id: 'commune-3' } } };
    expect(ready().refusals(step, on, {}, merged)).toEqual(['ADM-38 annulment-agreement-missing']);
    expect(ready().refusals(step, on, agreement(on), merged)).toEqual([]);
    expect(ready().refusals(step, on, {})).toEqual([]);
    expect(aCase().afterCeremony().record('issue-transfer-letter', '2024-11-04', { kind: '54' }).record('receive-transfer', '2024-12-02').refusals(step, on)).toEqual([]);
  });

  it('ADM-29 asks for the level and the majority that admit', () => {
    expect(ready().refusals(step, on, {}, { organs: { ...organs, competent: undefined } })).toContain('ADM-29 no-competent-committee');
    const decides = { organs: { ...organs, competent: { ...organs.competent, decides: 'grassroots' as const } } };
    expect(ready().eventOf(step, on, { members: 15, vote: openVote(10, 5) }, decides)).toMatchObject({ body: 'committee', needed: 10, outcome: 'approved' });
    expect(ready().eventOf(step, on, { members: 15, vote: openVote(9, 6) }, decides)).toMatchObject({ outcome: 'not-approved' });
    expect(ready().refusals(step, on, { members: 15, vote: { ...openVote(15), form: 'written-opinions' } }, decides)).toEqual(['ADM-28 vote-form-not-allowed']);
  });
  it('ADM-02 has the admission of somebody over the age limit annulled by the committee directly under the Centre, and the recognition by the competent one', () => {
    const admitted = admissionRoads['over-sixty-decided-under-the-centre']!();
    const nine = { members: 9, vote: openVote(6, 3), madeBy: 'province-1' };
    expect(admitted.eventOf(step, on, nine)).toMatchObject({ body: 'standing-members', denominator: 9, needed: 5 });
    expect(admitted.refusals(step, on, { ...nine, madeBy: 'commune-1' })).toEqual(['ADM-38 annulment-agreement-missing']);
    const recognised = admitted
      .record('certify-new-member-training', '2025-03-01')
      .record('assess-probationer', '2025-09-01')
      .record('collect-probation-opinions', '2025-09-15')
      .record('record-recognition-vote', '2025-10-08')
      .record('record-committee-vote', '2025-10-15')
      .record('record-recognition-decision', '2025-11-03');
    expect(recognised.eventOf(step, '2025-12-01', recognition)).toMatchObject({ body: 'standing-committee', denominator: roll.standingMembers });
  });
  it('ORD-01 comes too late for somebody who was removed', () => {
    expect(admissionRoads['removed']!().refusals(step, '2025-12-01')).toContain('ORD-01 step-not-open');
  });

  hasTriedEveryRule(step);
});
