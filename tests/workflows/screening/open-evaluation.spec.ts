import { mainState } from '../../../workflows/index.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace, waitsForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'open-evaluation';
const on = '2024-06-03';
const ready = () => aScreening().educated();

describe('opening the evaluation', () => {
  keepsItsPlace({ step, on, earliest: '2024-02-07', ready });
  waitsForTheMove({ step, on, ready });

  it('SCR-07 can be before the period has ended, and even before there is a plan', () => {
    expect(ready().refusals(step, '2024-02-13')).toEqual([]);
    expect(aScreening().listed().refusals(step, '2024-02-07')).toEqual([]);
  });
  it('SCR-07 refuses a basis younger than the act', () => {
    expect(ready().refusals(step, on, { basis: { number: '09', issuedOn: '2024-06-04' } })).toEqual(['SCR-07 paper-later-than-the-act']);
  });
  it('ends the reminders of education, and nothing else does: a case whose period has ended waits on', () => {
    expect(deadlinesIn(ready()).map(({ key, dueOn }) => [key, dueOn])).toContainEqual(['education-period-ends', '2025-02-12']);
    expect(mainState(ready().state.place)).toBe('educating');
    const opened = ready().record(step, on);
    expect(mainState(opened.state.place)).toBe('awaitingEvaluation');
    expect(deadlinesIn(opened)).toEqual([]);
  });

  hasTriedEveryRule(step, procedure);
});
