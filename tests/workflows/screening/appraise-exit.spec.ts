import { mainState, type Here } from '../../../workflows/index.js';
import { organs } from '../../support/admission-case.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'appraise-exit';
const on = '2025-03-20';
const withSection = { organs: { ...organs, section: { id: 'section-1', superiors: ['grassroots-1'] } } };
const ready = () => aScreening().heardOnExit().record('hold-exit-vote', '2025-03-17', {}, withSection);

describe('the appraisal of an exit by the section committee', () => {
  keepsItsPlace({ step, on, earliest: '2025-03-17', ready });

  it('ADM-26 sends the matter on whatever the section committee says, for it does not decide', () => {
    for (const agrees of [true, false]) expect(mainState(ready().record(step, on, { agrees }, withSection).state.place)).toBe('awaitingExitCommitteeVote');
  });
  it('ADM-29 sends it past a grassroots committee that decides by the same act, or that is not there', () => {
    const chains: Partial<Here>[] = [
      { organs: { ...withSection.organs, competent: { ...organs.grassroots, decides: 'grassroots' } } },
      { organs: { ...withSection.organs, grassroots: undefined } },
    ];
    for (const chain of chains) expect(mainState(ready().record(step, on, {}, chain).state.place)).toBe('awaitingExitDecision');
  });
  it('ADM-26 is not open where there is no section committee', () => {
    expect(aScreening().afterExitVote().refusals(step, on)).toEqual(['ORD-01 step-not-open']);
  });
  it('ADM-26 refuses a report younger than the appraisal', () => {
    expect(ready().refusals(step, on, { report: { number: '14', issuedOn: '2025-03-21' } })).toEqual(['ADM-26 paper-later-than-the-act']);
  });
  it('REC-04 waits for no section committee that a reorganisation took away', () => {
    expect(mainState(ready().record('follow-reorganisation', on).state.place)).toBe('awaitingExitCommitteeVote');
    expect(mainState(ready().record('follow-reorganisation', on, {}, { organs: { ...organs, grassroots: undefined } }).state.place)).toBe('awaitingExitDecision');
    expect(mainState(ready().record('follow-reorganisation', on, {}, withSection).state.place)).toBe('awaitingExitAppraisal');
  });

  hasTriedEveryRule(step, procedure);
});
