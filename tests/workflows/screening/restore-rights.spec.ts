import { findStep, mainState, openEvents } from '../../../workflows/index.js';
import { membershipAfter } from '../../../workflows/kernel/facts.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'restore-rights';
const on = '2025-08-04';
const ready = () => aScreening().exited().record('deliver-decision', '2025-04-10').record('note-complaint', '2025-04-15');

describe('restoring the rights of somebody who was out', () => {
  keepsItsPlace({ step, on, earliest: '2025-04-07', ready });

  it('EXT-05 makes the person a full member since the day before all this, and ends the case for good', () => {
    const before = ready().state.facts;
    const { state } = ready().record(step, on);
    expect(mainState(state.place)).toBe('closedByComplaint');
    expect(openEvents(procedure.machine, state.place).size).toBe(0);
    expect(state.facts).not.toHaveProperty('left');
    expect(state.facts).toMatchObject({ memberSince: '2010-01-01', complaints: ['complaint-1'] });
    expect(membershipAfter(before, state.facts)).toEqual({ since: '2010-01-01' });
  });
  it('EXT-05 leaves no time limit behind', () => {
    expect(deadlinesIn(ready())).not.toEqual([]);
    expect(deadlinesIn(ready().record(step, on))).toEqual([]);
  });
  it('EXT-05 is refused by a complaint that was not noted here', () => {
    expect(ready().refusals(step, on, { complaint: 'complaint-2' })).toEqual(['EXT-05 complaint-not-noted']);
    expect(aScreening().exited().refusals(step, on)).toEqual(['EXT-05 complaint-not-noted']);
  });
  it('EXT-05 is the consequence of the answer, so that no officer records it', () => {
    expect(findStep(procedure, step)).toMatchObject({ recordedBy: 'system', part: 'aside' });
  });

  hasTriedEveryRule(step, procedure);
});
