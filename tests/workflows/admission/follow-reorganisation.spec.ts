import { addDays, branchOn, mainState, type IsoDate } from '../../../workflows/index.js';
import { aCase, deadlinesIn, organs } from '../../support/admission-case.js';
import { hasTriedEveryRule, onTheMove } from '../../support/step-rules.js';

const step = 'follow-reorganisation';
const on: IsoDate = '2024-05-24';
const ready = () => aCase().afterTraining();
const refused = 'REC-04 no-such-succession';

describe('following a reorganisation', () => {
  it('ORD-01 is refused before the case has begun and after it has ended', () => {
    expect(aCase().refusals(step, on)).toContain('ORD-01 step-not-open');
    expect(ready().record('withdraw-application', on).refusals(step, on)).toContain('ORD-01 step-not-open');
  });
  it('ORD-02 is refused before the case was opened, and may precede acts that were entered before anybody knew of it', () => {
    expect(ready().refusals(step, '2024-01-04')).toContain('ORD-02 date-before-earlier-step');
    expect(ready().refusals(step, '2024-01-05')).toEqual([]);
  });
  it('ORD-03 is refused on a day that has not come', () => {
    expect(ready().refusals(step, on, {}, { today: addDays(on, -1) })).toEqual(['ORD-03 date-in-the-future']);
  });
  it('ORD-04 is refused before the first regulation', () => {
    expect(ready().refusals(step, '2016-07-24')).toContain('ORD-04 no-regulation-on-that-day');
  });
  it('REC-04 needs a reorganisation on file that made this branch the successor by that day', () => {
    expect(ready().refusals(step, on)).toEqual([]);
    expect(ready().refusals(step, on, { successor: 'branch-3' })).toEqual([refused]);
    expect(ready().refusals(step, on, {}, { successions: [{ of: 'branch-1', successor: 'branch-2', on: addDays(on, 1) }] })).toEqual([refused]);
    expect(ready().refusals(step, on, {}, { successions: undefined })).toEqual([refused]);
    expect(ready().refusals(step, on, { succeeds: 'destination' })).toEqual([refused]);
  });
  it('REC-04 needs a branch that exists on that day', () => {
    expect(ready().refusals(step, on, {}, { organs: undefined })).toEqual(['REC-04 successor-is-no-branch']);
  });
  it('REC-04 refuses a basis younger than the day it holds from', () => {
    expect(ready().refusals(step, on, { basis: { number: '32', issuedOn: addDays(on, 1) } })).toEqual(['REC-04 paper-later-than-the-act']);
  });

  it.each([
    ['a full member', () => aCase().afterRecognition(), '2025-12-01'],
    ['somebody whose name was removed', () => aCase().afterProbation().record('record-removal-vote', '2025-10-08').record('record-committee-vote', '2025-10-15').record('record-removal-decision', '2025-11-03'), '2025-12-01'],
  ] as const)('REC-04 lets the case of %s follow too, for what may still be put right', (_who, ended, day) => {
    const { place } = ended().state;
    const followed = ended().record(step, day);
    expect(followed.state.place).toEqual(place);
    expect(followed.state.facts).toMatchObject({ branch: 'branch-2' });
  });

  it.each([
    ['a candidate', () => aCase().afterPreparation()],
    ['a case with a resolution', () => aCase().afterBranchVote()],
    ['a dossier sent up', () => aCase().afterSubmission()],
    ['a case with a decision', () => aCase().afterDecision()],
    ['a probationer', () => aCase().afterCeremony()],
    ['a vote on recognition', () => aCase().afterRecognitionVote()],
  ])('REC-04 leaves %s with helper, papers, votes and every clock, byte for byte, and only the branch is another', (_whose, waiting) => {
    const { place, facts } = waiting().state;
    const followed = waiting().record(step, '2024-08-06');
    expect(followed.state).toEqual({ place, facts: { ...facts, branch: 'branch-2', earlierBranches: ['branch-1'], heldBefore: [{ branch: 'branch-1', until: '2024-08-06' }] } });
    expect(JSON.stringify(deadlinesIn(followed))).toBe(JSON.stringify(deadlinesIn(waiting())));
  });
  it('REC-04 follows one reorganisation after another', () => {
    const twice = ready().record(step, on).record(step, addDays(on, 1), { successor: 'branch-3' });
    expect(twice.state.facts).toMatchObject({ branch: 'branch-3', earlierBranches: ['branch-1', 'branch-2'] });
    const held = [addDays(on, -1), on, addDays(on, 1)].map((day) => branchOn(twice.state.facts, day));
    expect(held).toEqual(['branch-1', 'branch-2', 'branch-3']);
  });

  describe('while the dossier travels', () => {
    const moving = () => onTheMove(ready(), '2024-05-10');
    it('ADM-20 the letter leads to the successor of the branch it was written to', () => {
      const followed = moving().record(step, on, { succeeds: 'destination', successor: 'branch-3' });
      expect(followed.state.facts).toEqual({ ...moving().state.facts, destination: 'branch-3' });
      expect(deadlinesIn(followed)).toEqual(deadlinesIn(moving()));
      expect(followed.record('receive-transfer', on).state.facts).toMatchObject({ branch: 'branch-3' });
    });
    it('ADM-20 the case goes to the successor of the old branch, and the letter still holds', () => {
      const followed = moving().record(step, on, { successor: 'branch-4' }, { successions: [{ of: 'branch-1', successor: 'branch-4', on }] });
      expect(followed.state.facts).toEqual({ ...moving().state.facts, branch: 'branch-4', earlierBranches: ['branch-1'], heldBefore: [{ branch: 'branch-1', until: on }] });
    });
    it('ADM-20 a letter between two branches that become one has nothing left to do', () => {
      const oneWay = moving().record(step, on);
      expect(oneWay.state.facts).toEqual({ ...ready().state.facts, branch: 'branch-2', earlierBranches: ['branch-1'], heldBefore: [{ branch: 'branch-1', until: on }] });
      const otherWay = moving().record(step, on, { succeeds: 'destination', successor: 'branch-1' });
      expect(otherWay.state).toEqual(ready().state);
      expect(otherWay.refusals('receive-transfer', on)).toEqual(['TRF-01 no-move-under-way']);
    });
  });

  const section = { organs: { ...organs, section: { id: 'section-1', superiors: ['grassroots-1'] } } };
  const only = { organs: { branch: organs.branch, competent: organs.competent } };
  it.each([
    ['record-branch-vote', '2024-08-05', 'awaitingSectionAppraisal', 'awaitingCommitteeVote', 'awaitingSubmission'],
    ['record-recognition-vote', '2025-10-08', 'awaitingRecognitionAppraisal', 'awaitingRecognitionCommitteeVote', 'awaitingRecognitionDecision'],
    ['record-removal-vote', '2025-10-08', 'awaitingRemovalAppraisal', 'awaitingRemovalCommitteeVote', 'awaitingRemovalDecision'],
  ] as const)('ADM-20 after %s goes on to the next organ that the successor has above it', (vote, day, appraisal, committee, decision) => {
    const before = () => (vote === 'record-branch-vote' ? aCase().afterPreparation() : aCase().afterProbation());
    const at = (chain: object, successors: object, entered = {}) => mainState(before().record(vote, day, {}, chain).record(step, addDays(day, 2), entered, successors).state.place);
    expect(at(section, section)).toBe(appraisal);
    expect(at(section, {})).toBe(committee);
    expect(at(section, only)).toBe(decision);
    expect(at({}, {})).toBe(committee);
    expect(at({}, only)).toBe(decision);
    expect(at({}, section)).toBe(committee);
    expect(at(section, {}, { successor: 'branch-1' })).toBe(committee);
  });
  it('ADM-20 a branch does not succeed itself while nothing above it is gone', () => {
    const waiting = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', {}, section);
    expect(waiting.refusals(step, '2024-08-07', { successor: 'branch-1' }, section)).toEqual([refused]);
    expect(waiting.refusals(step, '2024-08-07', { successor: 'branch-1' })).toEqual([]);
    expect(ready().refusals(step, on, { successor: 'branch-1' })).toEqual([refused]);
  });

  hasTriedEveryRule(step);
});
