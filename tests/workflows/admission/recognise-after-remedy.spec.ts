import { mainState } from '../../../workflows/index.js';
import { aCase, openVote, organs } from '../../support/admission-case.js';
import { admissionRoads } from '../../support/admission-roads.js';
import { committeeMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'recognise-after-remedy';
const on = '2025-04-07';
const ready = () => aCase().afterCeremony().record('order-remedy', '2025-03-03');
const ofAFullMember = () => aCase().afterRecognition().record('order-remedy', '2025-12-01', { of: 'recognition', catalogue: '99' });

describe('deciding after the remedy', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2025-03-03', ready });
  committeeMeetingKeepsItsRules({ step, on, ready, members: 5, role: 'competent' });

  it('ADM-38 takes a probationer back to probation and a full member back to full membership, with all their days', () => {
    const probationer = ready().record(step, on);
    expect(probationer.events.at(-1)).toMatchObject({ of: 'admission', standing: 'probationer', outcome: 'approved' });
    expect(mainState(probationer.state.place)).toBe('onProbation');
    expect(probationer.state.facts).toMatchObject({ ceremonyOn: '2024-10-01', probationEndsOn: '2025-10-01' });
    const before = aCase().afterRecognition().state.facts;
    const member = ofAFullMember().record(step, '2026-02-02');
    expect(member.events.at(-1)).toMatchObject({ of: 'recognition', standing: 'full-member' });
    expect(mainState(member.state.place)).toBe('fullMember');
    expect(member.state.facts).toEqual({ ...before, lastOn: '2026-02-02' });
  });
  it('ADM-38 takes the majority of an admission, and otherwise the remedy goes on', () => {
    expect(ready().eventOf(step, on, { vote: openVote(3, 2) })).toMatchObject({ needed: 3, outcome: 'approved' });
    const short = ready().record(step, on, { vote: openVote(2, 3) });
    expect(mainState(short.state.place)).toBe('awaitingRemedy');
    expect(mainState(short.record(step, '2025-05-05').state.place)).toBe('onProbation');
  });
  it('PRO-11 counts the votes without a result on, as before the remedy', () => {
    const failed = (from: ReturnType<typeof aCase>, day: string) => from.record('record-recognition-vote', day, { vote: openVote(9, 11) });
    const remedied = failed(failed(aCase().afterProbation(), '2025-10-08'), '2025-10-13').record('order-remedy', '2025-10-14').record(step, '2025-10-20');
    expect(failed(remedied, '2025-10-21').events.at(-1)).toMatchObject({ failedVotes: 3, course: 'report' });
  });
  it('PRO-07 wants the branch to vote again on what was in hand', () => {
    const remedied = admissionRoads['remedied-on-probation']!();
    expect(remedied.refusals('record-recognition-decision', '2025-11-17')).toContain('ORD-01 step-not-open');
    expect(remedied.refusals('record-recognition-vote', '2025-11-17')).toEqual([]);
  });
  it('ADM-29 refuses while no organ has the power to decide, and opinions in writing where a whole committee decides', () => {
    expect(ready().refusals(step, on, {}, { organs: { ...organs, competent: undefined } })).toContain('ADM-29 no-competent-committee');
    const decides = { organs: { ...organs, competent: { ...organs.competent, decides: 'grassroots' as const } } };
    expect(ready().refusals(step, on, { members: 15, vote: { ...openVote(15), form: 'written-opinions' } }, decides)).toEqual(['ADM-28 vote-form-not-allowed']);
    expect(ready().refusals(step, on, { members: 15, vote: openVote(15) }, decides)).toEqual([]);
  });
  it('ADM-02 leaves the admission of somebody over the age limit to the committee directly under the Centre', () => {
    const admitted = admissionRoads['over-sixty-decided-under-the-centre']!().record('order-remedy', '2025-03-03');
    expect(admitted.eventOf(step, on, { members: 9, vote: openVote(5, 4) })).toMatchObject({ body: 'standing-members', denominator: 9, outcome: 'approved' });
  });

  hasTriedEveryRule(step);
});
