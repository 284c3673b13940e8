import { addDays, mainState } from '../../../workflows/index.js';
import { aCase, deadlinesIn, openVote, organs } from '../../support/admission-case.js';
import { hasTriedEveryRule, onTheMove, peopleAnd } from '../../support/step-rules.js';

const step = 'receive-transfer';
const on = '2024-05-24';
const ready = () => onTheMove(aCase().afterTraining(), '2024-05-10');

describe('receiving somebody who moved', () => {
  it('TRF-01 is refused while no move is under way and accepted while one is', () => {
    expect(aCase().afterTraining().refusals(step, on)).toEqual(['TRF-01 no-move-under-way']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('TRF-01 is refused a second time', () => {
    expect(ready().record(step, on).refusals(step, on)).toEqual(['TRF-01 no-move-under-way']);
  });
  it('ORD-01 is refused before the case has begun', () => {
    expect(aCase().refusals(step, on)).toContain('ORD-01 step-not-open');
  });
  it('ORD-02 is refused on the day before the letter and can be of its day', () => {
    expect(ready().refusals(step, '2024-05-09')).toEqual(['ORD-02 date-before-earlier-step']);
    expect(ready().refusals(step, '2024-05-10')).toEqual([]);
  });
  it('ORD-03 is refused on a day that has not come', () => {
    expect(ready().refusals(step, on, {}, { today: addDays(on, -1) })).toEqual(['ORD-03 date-in-the-future']);
  });
  it('ORD-04 is refused before the first regulation', () => {
    expect(ready().refusals(step, '2016-07-24')).toContain('ORD-04 no-regulation-on-that-day');
  });
  it('ADM-19 gives the case to the new branch and its helper', () => {
    expect(ready().record(step, on).state.facts).toMatchObject({ branch: 'branch-2', helper: 'helper-3', waivedIntroducer: 'helper-3', earlierBranches: ['branch-1'], lastOn: on });
  });
  it('ADM-19 refuses a helper who is not a full member', () => {
    expect(ready().refusals(step, on, { helper: 'nobody-knows' })).toEqual(['ADM-19 not-a-full-member']);
  });
  it('ADM-19 refuses the candidate as their own helper', () => {
    expect(ready().refusals(step, on, { helper: 'candidate-1' }, peopleAnd({ 'candidate-1': { fullMemberSince: '2000-01-01' } }))).toEqual(['ADM-19 candidate-cannot-do-this']);
  });
  it('TRF-02 takes a letter that came late: that is a fact, not a bar', () => {
    expect(ready().refusals(step, '2026-05-11')).toEqual([]);
    expect(deadlinesIn(ready().record(step, '2026-05-11')).filter(({ rule }) => rule.startsWith('TRF'))).toEqual([]);
  });
  it.each([
    ['ADM-20 with a resolution of the branch', () => aCase().afterBranchVote()],
    ['ADM-20 with a dossier sent up', () => aCase().afterSubmission()],
    ['ADM-20 with a decision', () => aCase().afterDecision()],
    ['PRO-14 on probation', () => aCase().afterCeremony()],
  ])('%s finishes where the old branch stopped, with all its clocks', (_name, waiting) => {
    const { place } = waiting().state;
    const arrived = onTheMove(waiting(), '2024-10-02').record(step, '2024-10-09');
    expect(arrived.state.place).toEqual(place);
    expect(deadlinesIn(arrived)).toEqual(deadlinesIn(waiting()));
  });
  const section = { organs: { ...organs, section: { id: 'section-1', superiors: ['grassroots-1'] } } };
  const only = { organs: { branch: organs.branch, competent: organs.competent } };
  const voted = (vote: string, day: string, chain: object) => (vote === 'record-branch-vote' ? aCase().afterPreparation() : aCase().afterProbation()).record(vote, day, {}, chain);
  it.each([
    ['record-branch-vote', '2024-08-05', 'awaitingSectionAppraisal', 'awaitingCommitteeVote', 'awaitingSubmission'],
    ['record-recognition-vote', '2025-10-08', 'awaitingRecognitionAppraisal', 'awaitingRecognitionCommitteeVote', 'awaitingRecognitionDecision'],
    ['record-removal-vote', '2025-10-08', 'awaitingRemovalAppraisal', 'awaitingRemovalCommitteeVote', 'awaitingRemovalDecision'],
  ] as const)('ADM-20 after %s goes on to the next organ that the new branch has above it', (vote, day, appraisal, committee, decision) => {
    const moved = (waiting: ReturnType<typeof aCase>, chain: object) => onTheMove(waiting, addDays(day, 2)).record(step, addDays(day, 9), {}, chain);
    const at = (waiting: ReturnType<typeof aCase>, chain: object) => mainState(moved(waiting, chain).state.place);
    expect(at(voted(vote, day, section), section)).toBe(appraisal);
    expect(at(voted(vote, day, section), {})).toBe(committee);
    expect(at(voted(vote, day, section), only)).toBe(decision);
    expect(at(voted(vote, day, {}), {})).toBe(committee);
    expect(at(voted(vote, day, {}), only)).toBe(decision);
    expect(at(voted(vote, day, {}), section)).toBe(committee);
    expect(moved(voted(vote, day, {}), only).events.at(-1)).toMatchObject({ type: 'TransferReceived', next: 'competent' });
  });
  it('ADM-20 leaves a case that waits for no organ above where it was', () => {
    expect(mainState(onTheMove(aCase().afterPreparation(), '2024-07-25').record(step, '2024-07-29', {}, only).state.place)).toBe('awaitingBranchVote');
    expect(onTheMove(aCase().afterPreparation(), '2024-07-25').eventOf(step, '2024-07-29')).not.toHaveProperty('next');
    const failed = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', { vote: openVote(5, 15) });
    expect(mainState(onTheMove(failed, '2024-08-07').record(step, '2024-08-09', {}, only).state.place)).toBe('awaitingResultReport');
  });
  hasTriedEveryRule(step);
});
