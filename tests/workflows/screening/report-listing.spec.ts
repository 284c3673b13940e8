import { mainState } from '../../../workflows/index.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace, waitsForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'report-listing';
const on = '2024-02-07';
const ready = () => aScreening().afterBallot();

describe('reporting the listing', () => {
  keepsItsPlace({ step, on, earliest: '2024-02-05', ready });
  waitsForTheMove({ step, on, ready });

  it('SCR-08 refuses a report younger than the act', () => {
    expect(ready().refusals(step, on, { report: { number: '06', issuedOn: '2024-02-08' } })).toEqual(['SCR-08 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { report: { number: '06', issuedOn: on } })).toEqual([]);
  });
  it('SCR-08 has no time limit, since no source gives one', () => {
    expect(deadlinesIn(ready())).toEqual([]);
  });
  it('leads to education and help', () => {
    expect(mainState(ready().record(step, on).state.place)).toBe('educating');
  });

  hasTriedEveryRule(step, procedure);
});
