import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'begin-temporary-activity';
const on = '2025-01-06';
const ready = () => aCase().afterCeremony();

describe('beginning temporary activity elsewhere', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-10-01', ready });

  const refusals = (purpose: string, until: string) => ready().refusals(step, on, { purpose, until });

  it('TRF-03 accepts work from 3 months to under 12 months', () => {
    expect(refusals('work', '2025-04-05')).toEqual(['TRF-03 temporary-period-not-allowed']);
    expect(refusals('work', '2025-04-06')).toEqual([]);
    expect(refusals('work', '2026-01-05')).toEqual([]);
    expect(refusals('work', '2026-01-06')).toEqual(['TRF-03 temporary-period-not-allowed']);
  });
  it('TRF-03 accepts study from 3 months to 24 months', () => {
    expect(refusals('study', '2025-04-05')).toEqual(['TRF-03 temporary-period-not-allowed']);
    expect(refusals('study', '2025-04-06')).toEqual([]);
    expect(refusals('study', '2027-01-06')).toEqual([]);
    expect(refusals('study', '2027-01-07')).toEqual(['TRF-03 temporary-period-not-allowed']);
  });
  it('TRF-03 leaves the probationer on the roll of the branch, and the case where it was', () => {
    const waiting = ready();
    const { state } = waiting;
    expect(waiting.record(step, on, { until: '2025-07-06' }).state).toEqual(state);
  });
  it('TRF-03 refuses a letter younger than its day', () => {
    expect(ready().refusals(step, on, { until: '2025-07-06', letter: { number: '28', issuedOn: '2025-01-07' } })).toEqual(['TRF-03 paper-later-than-the-act']);
  });

  hasTriedEveryRule(step);
});
