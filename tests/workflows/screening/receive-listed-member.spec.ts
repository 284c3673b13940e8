import type { ScreeningFacts } from '../../../workflows/screening/facts.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, onTheMove, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'receive-listed-member';
const on = '2024-07-01';
const ready = () => onTheMove(aScreening().educated(), '2024-06-03');

describe('receiving a listed member', () => {
  keepsItsPlace({ step, on, earliest: '2024-06-03', ready });

  it('TRF-01 needs a letter', () => {
    expect(aScreening().educated().refusals(step, on)).toEqual(['TRF-01 no-move-under-way']);
  });
  it('SCR-07 needs a helper who is a full member and not the member in person', () => {
    expect(ready().refusals(step, on, {}, { people: {} })).toEqual(['SCR-07 not-a-full-member']);
    expect(ready().refusals(step, on, { helper: 'member-1' }, { people: { 'member-1': { fullMemberSince: '2010-01-01' } } })).toEqual(['SCR-07 candidate-cannot-do-this']);
  });
  it('TRF-02 takes a letter that came late', () => {
    expect(ready().refusals(step, '2026-01-05')).toEqual([]);
  });
  it('SCR-07 goes on as it stood, in the new branch and with the new helper', () => {
    const { facts, place } = aScreening().educated().state;
    const received = ready().record(step, on);
    const hearings = { ...(facts as ScreeningFacts).hearings, evaluation: { since: '2024-06-30', invitedTo: [] } };
    expect(received.state).toEqual({ place, facts: { ...facts, hearings, branch: 'branch-2', helper: 'helper-3', lastOn: on } });
    expect(deadlinesIn(received)).toEqual(deadlinesIn(aScreening().educated()));
  });

  hasTriedEveryRule(step, procedure);
});
