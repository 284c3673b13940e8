import { addDays, mainState } from '../../../workflows/index.js';
import { aCase, deadlinesIn } from '../../support/admission-case.js';
import { hasTriedEveryRule, onTheMove } from '../../support/step-rules.js';

const step = 'recall-transfer-letter';
const on = '2024-05-20';
const ready = () => onTheMove(aCase().afterTraining(), '2024-05-10');

describe('recalling the letter of a move', () => {
  it('TRF-01 is refused while no move is under way and accepted while one is', () => {
    expect(aCase().afterTraining().refusals(step, on)).toEqual(['TRF-01 no-move-under-way']);
    expect(ready().refusals(step, on)).toEqual([]);
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
  it('ADM-20 refuses a basis younger than the recall', () => {
    expect(ready().refusals(step, on, { basis: { number: '31', issuedOn: '2024-05-21' } })).toEqual(['ADM-20 paper-later-than-the-act']);
  });
  it.each([
    ['of a candidate', () => aCase().afterPreparation(), '2024-07-25'],
    ['with a resolution', () => aCase().afterBranchVote(), '2024-08-12'],
    ['with a decision', () => aCase().afterDecision(), '2024-09-16'],
    ['of a probationer', () => aCase().afterCeremony(), '2024-11-04'],
  ] as const)('ADM-20 leaves a case %s as it was before the letter, and another can be issued', (_whose, waiting, day) => {
    const recalled = onTheMove(waiting(), day).record(step, addDays(day, 7));
    expect(recalled.state).toEqual(waiting().state);
    expect(deadlinesIn(recalled)).toEqual(deadlinesIn(waiting()));
    expect(recalled.refusals('receive-transfer', addDays(day, 8))).toEqual(['TRF-01 no-move-under-way']);
    expect(onTheMove(recalled, addDays(day, 9)).state.facts).toMatchObject({ destination: 'branch-2' });
  });
  it('ADM-20 takes the acts of the old branch again after it', () => {
    const recalled = onTheMove(aCase().afterPreparation(), '2024-07-25').record(step, '2024-07-29');
    expect(mainState(recalled.record('record-branch-vote', '2024-08-05').state.place)).toBe('awaitingCommitteeVote');
  });

  hasTriedEveryRule(step);
});
