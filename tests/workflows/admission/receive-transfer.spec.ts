import { addDays } from '../../../workflows/index.js';
import { aCase, deadlinesIn } from '../../support/admission-case.js';
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
    expect(ready().record(step, on).state.facts).toMatchObject({ branch: 'branch-2', helper: 'helper-3', movedInOn: on });
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
  hasTriedEveryRule(step);
});
