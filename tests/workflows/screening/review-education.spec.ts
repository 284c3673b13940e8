import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace, waitsForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'review-education';
const on = '2024-05-13';
const ready = () => aScreening().educated();

describe('noting the progress', () => {
  keepsItsPlace({ step, on, earliest: '2024-02-12', ready });
  waitsForTheMove({ step, on, ready });

  it('SCR-07 needs a plan', () => {
    expect(aScreening().listed().refusals(step, on)).toEqual(['SCR-07 no-education-plan']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('SCR-07 refuses minutes younger than the act', () => {
    expect(ready().refusals(step, on, { minutes: { number: '08', issuedOn: '2024-05-14' } })).toEqual(['SCR-07 paper-later-than-the-act']);
  });
  it('SCR-07 moves the next review three months on, by the newest note, in whatever order they are entered', () => {
    const due = (screened: ReturnType<typeof ready>) => deadlinesIn(screened).find(({ key }) => key === 'education-review-due');
    expect(due(ready().record(step, on))).toMatchObject({ anchor: 'EducationReviewed', dueOn: '2024-08-13' });
    expect(due(ready().record(step, '2024-08-13').record(step, on))).toMatchObject({ dueOn: '2024-11-13' });
    expect(ready().record(step, on).state.place).toBe('educating');
  });

  hasTriedEveryRule(step, procedure);
});
