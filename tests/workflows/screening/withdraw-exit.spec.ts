import { mainState } from '../../../workflows/index.js';
import { organs } from '../../support/admission-case.js';
import { aScreening, procedure, type ScreeningCase } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'withdraw-exit';
const on = '2025-03-12';
const ready = () => aScreening().heardOnExit();
const withSection = { organs: { ...organs, section: { id: 'section-1', superiors: ['grassroots-1'] } } };
const leave = { form: 'leave', ground: undefined, application: { letter: { number: '31', issuedOn: '2025-03-03' }, reasons: 'Tuổi cao, sức yếu' } };

describe('dropping an exit', () => {
  keepsItsPlace({ step, on, earliest: '2025-03-03', ready });

  it.each<[string, () => ScreeningCase]>([
    ['awaitingExitVote', ready],
    ['awaitingExitAppraisal', () => ready().record('hold-exit-vote', '2025-03-17', {}, withSection)],
    ['awaitingExitCommitteeVote', () => aScreening().afterExitVote()],
    ['awaitingExitDecision', () => aScreening().afterExitVote().record('hold-exit-committee-vote', '2025-03-24')],
  ])('EXT-02 leads from %s back to where the exit began, and nothing of it is left', (state, waiting) => {
    expect(mainState(waiting().state.place)).toBe(state);
    const dropped = waiting().record(step, '2025-04-01');
    expect(mainState(dropped.state.place)).toBe('unqualified');
    expect(dropped.state.facts).not.toHaveProperty('exit');
  });
  it('EXT-04 lets a member take back the own application, and no other exit', () => {
    const taken = { reason: 'application-taken-back' };
    expect(aScreening().unqualified().record('open-exit', '2025-03-03', leave).refusals(step, on, taken)).toEqual([]);
    expect(ready().refusals(step, on, taken)).toEqual(['EXT-04 no-application-to-take-back']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('EXT-02 refuses a basis younger than the act', () => {
    expect(ready().refusals(step, on, { basis: { number: '17', issuedOn: '2025-03-13' } })).toEqual(['EXT-02 paper-later-than-the-act']);
  });
  it('is not open any more once the decision was made', () => {
    expect(aScreening().exited().refusals(step, '2025-04-08')).toEqual(['ORD-01 step-not-open']);
  });

  hasTriedEveryRule(step, procedure);
});
