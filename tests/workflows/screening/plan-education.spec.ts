import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace, waitsForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'plan-education';
const on = '2024-02-12';
const ready = () => aScreening().listed();
const limitsOf = (screened: ReturnType<typeof ready>) => Object.fromEntries(deadlinesIn(screened).map(({ key, dueOn }) => [key, dueOn]));

describe('planning the education and help', () => {
  keepsItsPlace({ step, on, earliest: '2024-02-07', ready });
  waitsForTheMove({ step, on, ready });

  it('SCR-07 refuses a plan younger than the act', () => {
    expect(ready().refusals(step, on, { plan: { number: '07', issuedOn: '2024-02-13' } })).toEqual(['SCR-07 paper-later-than-the-act']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('SCR-07 takes twelve months unless the branch sets another time, and says when it does', () => {
    expect(ready().eventOf(step, on)).toMatchObject({ plannedMonths: 12, endsOn: '2025-02-12', deviates: false });
    expect(ready().eventOf(step, on, { months: 12 })).toMatchObject({ deviates: false });
    expect(ready().eventOf(step, on, { months: 11 })).toMatchObject({ plannedMonths: 11, endsOn: '2025-01-12', deviates: true });
    expect(ready().eventOf(step, on, { months: 13 })).toMatchObject({ plannedMonths: 13, endsOn: '2025-03-12', deviates: true });
  });
  it('SCR-07 starts the reminders of the end and of the next review, neither of which is a legal limit', () => {
    const planned = ready().record(step, on);
    expect(deadlinesIn(planned)).toMatchObject([
      { key: 'education-period-ends', anchoredOn: on, dueOn: '2025-02-12', purpose: 'reminder', citation: { confidence: 'unconfirmed' } },
      { key: 'education-review-due', anchoredOn: on, dueOn: '2024-05-12', purpose: 'service', citation: { confidence: 'unconfirmed' } },
    ]);
    expect(limitsOf(ready())).toEqual({});
  });
  it('SCR-07 changes the period in hand by a later plan, and the education goes on from its first day', () => {
    const again = ready().record(step, on).record(step, '2024-08-12', { months: 18 });
    expect(again.events.at(-1)).toMatchObject({ endsOn: '2025-08-12', deviates: true });
    expect(again.state.facts).toMatchObject({ educatedFrom: on, education: { from: on, months: 18 } });
    expect(limitsOf(again)).toMatchObject({ 'education-period-ends': '2025-08-12' });
  });

  hasTriedEveryRule(step, procedure);
});
