import { findStep, isClosed, mainState } from '../../../workflows/index.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'note-complaint';
const on = '2025-04-15';
const ready = () => aScreening().exited();

describe('noting a complaint of an exit', () => {
  keepsItsPlace({ step, on, earliest: '2025-04-07', ready });

  it('EXT-06 changes nothing while the complaint is answered: the decision is obeyed meanwhile', () => {
    const noted = ready().record(step, on);
    expect(mainState(noted.state.place)).toBe('exited');
    expect(isClosed(procedure.machine, noted.state.place)).toBe(true);
    expect(noted.state.facts).toMatchObject({ left: { way: 'name-removed', on: '2025-04-07' }, complaints: ['complaint-1'] });
    expect(deadlinesIn(noted)).toEqual(deadlinesIn(ready()));
  });
  it('EXT-05 keeps every complaint, oldest first, and each once', () => {
    const twice = ready().record(step, on).record(step, '2025-05-05', { complaint: 'complaint-2' });
    expect(twice.state.facts.complaints).toEqual(['complaint-1', 'complaint-2']);
    expect(twice.refusals(step, '2025-05-06', { complaint: 'complaint-2' })).toEqual(['EXT-05 complaint-already-noted']);
  });
  it('EXT-05 is the consequence of lodging a complaint, so that no officer records it', () => {
    expect(findStep(procedure, step)).toMatchObject({ recordedBy: 'system', part: 'aside' });
  });

  hasTriedEveryRule(step, procedure);
});
