import { mainState } from '../../../workflows/index.js';
import { aComplaint, deadlinesIn, keepsItsPlace, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'settle-complaint';
const on = '2024-05-20';
const answered = (entered = {}) => aComplaint().lodged('2024-03-20', entered).heard().answered();
const ready = () => answered();
const silently = { letter: undefined };

describe('settling a complaint', () => {
  keepsItsPlace({ step, on, earliest: '2024-05-09', ready });

  it('EXT-05 ends the case by a letter at once', () => {
    const settled = ready().record(step, '2024-05-09');
    expect(mainState(settled.state.place)).toBe('settled');
    expect(deadlinesIn(settled)).toEqual([]);
  });
  it.each([{}, { against: 'case-expelled', complainedOf: 'discipline' }])('EXT-05 ends it without a letter only when the time is over by every reading: %j', (entered) => {
    expect(answered(entered).refused(step, '2024-06-20', silently)).toMatchObject([{ code: 'time-to-go-on-still-runs', seen: { dueOn: '2024-06-20' } }]);
    expect(answered(entered).refusals(step, '2024-06-21', silently)).toEqual([]);
    expect(answered(entered).refusals('escalate-complaint', '2024-06-21')).toHaveLength(1);
  });
  it('CAL-07 ends nothing by a count through a year without a notice of days off', () => {
    const guessed = aComplaint('2020-03-02', '2020-03-09').lodged('2020-03-20').heard('2020-04-02').answered('2020-05-06');
    expect(guessed.refusals(step, '2021-03-01', silently)).toEqual(['EXT-05 time-to-go-on-still-runs']);
    expect(guessed.refusals(step, '2021-03-01')).toEqual([]);
  });
  it('EXT-05 refuses a letter younger than the act', () => {
    expect(ready().refusals(step, on, { letter: { number: '7', issuedOn: '2024-05-21' } })).toEqual(['EXT-05 paper-later-than-the-act']);
  });

  hasTriedEveryRule(step, procedure);
});
