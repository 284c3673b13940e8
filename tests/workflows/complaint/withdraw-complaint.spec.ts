import { mainState } from '../../../workflows/index.js';
import { aComplaint, deadlinesIn, keepsItsPlace, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'withdraw-complaint';
const on = '2024-04-15';
const ready = () => aComplaint().lodged();

describe('withdrawing a complaint', () => {
  keepsItsPlace({ step, on, earliest: '2024-03-20', ready });

  it.each([
    ['while an instance has it', () => ready()],
    ['before the answer is received', () => ready().heard().record('answer-complaint-above-grassroots', '2024-05-06')],
    ['after it was received', () => ready().heard().answered()],
    ['with the province', () => aComplaint().atTheProvince()],
    ['with the Centre', () => aComplaint().atTheCentre()],
  ])('EXT-05 ends the case %s', (_when, waiting) => {
    const withdrawn = waiting().record(step, '2024-09-02');
    expect(mainState(withdrawn.state.place)).toBe('complaintWithdrawn');
    expect(deadlinesIn(withdrawn)).toEqual([]);
  });
  it('EXT-05 refuses a letter younger than the act', () => {
    expect(ready().refusals(step, on, { letter: { number: '8', issuedOn: '2024-04-16' } })).toEqual(['EXT-05 paper-later-than-the-act']);
  });

  hasTriedEveryRule(step, procedure);
});
