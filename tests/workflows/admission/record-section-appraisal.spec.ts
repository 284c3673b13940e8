import { mainState } from '../../../workflows/index.js';
import { aCase, organs } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'record-section-appraisal';
const on = '2024-08-12';
const withSection = { organs: { ...organs, section: { id: 'section-1', superiors: ['grassroots-1'] } } };
const ready = () => aCase().afterPreparation().record('record-branch-vote', '2024-08-05', {}, withSection);

describe('the appraisal by the section committee', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-08-05', ready });

  it('ADM-26 sends the matter on whatever the section committee says, for it does not decide', () => {
    for (const agrees of [true, false]) expect(mainState(ready().record(step, on, { agrees }, withSection).state.place)).toBe('awaitingCommitteeVote');
  });
  it('ADM-29 sends it past a grassroots committee that decides by the same act, and from R26b to its own resolution first', () => {
    const decidesItself = { organs: { ...withSection.organs, competent: { ...organs.grassroots, decides: 'grassroots' as const } } };
    expect(ready().eventOf(step, on, {}, decidesItself)).toMatchObject({ next: 'competent' });
    const under208 = aCase(2).afterPreparation().record('record-branch-vote', '2026-08-05', {}, withSection);
    expect(under208.eventOf(step, '2026-08-12', {}, decidesItself)).toMatchObject({ next: 'grassroots' });
  });
  it('ADM-29 sends somebody over the age limit past no grassroots committee, for another committee decides', () => {
    const decidesItself = { organs: { ...withSection.organs, competent: { ...organs.grassroots, decides: 'grassroots' as const } } };
    const overAge = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', { overAgeGrounds: 'no-member' }, { ...withSection, subject: { bornOn: '1960-01-01' } });
    expect(overAge.eventOf(step, on, {}, decidesItself)).toMatchObject({ next: 'grassroots' });
  });
  it('ADM-26 refuses a report younger than the appraisal', () => {
    expect(ready().refusals(step, on, { report: { number: '8', issuedOn: '2024-08-13' } })).toEqual(['ADM-26 paper-later-than-the-act']);
  });
  it('ADM-26 is not open where there is no section committee', () => {
    expect(aCase().afterBranchVote().refusals(step, on)).toEqual(['ORD-01 step-not-open']);
  });
  it.each([
    ['record-recognition-vote', 'awaitingRecognitionCommitteeVote'],
    ['record-removal-vote', 'awaitingRemovalCommitteeVote'],
  ])('PRO-05 appraises after %s too', (vote, state) => {
    expect(mainState(aCase().afterProbation().record(vote, '2025-10-08', {}, withSection).record(step, '2025-10-10', {}, withSection).state.place)).toBe(state);
  });

  hasTriedEveryRule(step);
});
