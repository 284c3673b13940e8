import { mainState } from '../../../workflows/index.js';
import { aCase, deadlinesIn, procedure } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder, onTheMove } from '../../support/step-rules.js';

const step = 'stop-case';
const on = '2024-07-29';
const ready = () => aCase().afterPreparation();

describe('stopping a case', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-07-22', ready, whileMoving: true });

  it('ADM-06 ends the case of a candidate for any reason given', () => {
    for (const reason of ['taken-off-the-list', 'conditions-no-longer-met', 'left-the-area', 'died', 'opened-by-mistake', 'other']) {
      expect(mainState(ready().record(step, on, { reason }).state.place)).toBe('stopped');
    }
  });
  it('PRO-10 is refused on probation for every reason but death', () => {
    for (const reason of ['taken-off-the-list', 'conditions-no-longer-met', 'left-the-area', 'opened-by-mistake', 'other']) {
      expect(aCase().afterCeremony().refusals(step, '2025-02-03', { reason })).toEqual(['PRO-10 probation-cannot-be-stopped']);
    }
    expect(aCase().afterCeremony().refusals(step, '2025-02-03', { reason: 'died' })).toEqual([]);
  });
  it('PRO-10 knows no step that would extend probation', () => {
    const onProbation = aCase().afterCeremony();
    const extending = procedure.steps.filter(({ name }) => /exten|prolong/.test(name)).map(({ name }) => name);
    expect(extending).toEqual(['extend-decision-time']);
    expect(onProbation.refusals('extend-decision-time', '2025-02-03')).toContain('ORD-01 step-not-open');
  });
  it('ADM-06 refuses a basis younger than the stop', () => {
    expect(ready().refusals(step, on, { basis: { number: '30', issuedOn: '2024-07-30' } })).toEqual(['ADM-06 paper-later-than-the-act']);
  });
  it('leaves no time limit behind, whether a decision was due or the dossier travelled', () => {
    for (const waiting of [aCase().afterBranchVote(), onTheMove(aCase().afterSubmission(), '2024-09-01')]) {
      expect(deadlinesIn(waiting)).not.toEqual([]);
      expect(deadlinesIn(waiting.record(step, '2024-09-02'))).toEqual([]);
    }
  });
  it('ADM-29 is refused after the decision to admit for every reason but death', () => {
    for (const reason of ['taken-off-the-list', 'conditions-no-longer-met', 'left-the-area', 'opened-by-mistake', 'other']) {
      expect(aCase().afterDecision().refusals(step, '2024-09-20', { reason })).toEqual(['ADM-29 decided-case-cannot-be-stopped']);
    }
    expect(aCase().afterDecision().refusals(step, '2024-09-20', { reason: 'died' })).toEqual([]);
    expect(aCase().afterSubmission().refusals(step, '2024-09-20')).toEqual([]);
  });

  hasTriedEveryRule(step);
});
