import { mainState } from '../../../workflows/index.js';
import { aComplaint, deadlinesIn, keepsItsPlace, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'receive-answer';
const on = '2024-05-09';
const answered = (entered = {}) => aComplaint().lodged('2024-03-20', entered).heard().record('answer-complaint-above-grassroots', '2024-05-06');
const ready = () => answered();

describe('receiving the answer', () => {
  keepsItsPlace({ step, on, earliest: '2024-05-06', ready });

  it('EXT-05 starts the time to go to the next instance: 30 working days for a removal', () => {
    const received = ready().record(step, on);
    expect(mainState(received.state.place)).toBe('awaitingEscalation');
    expect(deadlinesIn(received)).toMatchObject([{ key: 'escalation-possible-until', anchoredOn: on, budget: 30, unit: 'working-days', dueOn: '2024-06-20', whoActs: 'candidate', purpose: 'reminder' }]);
  });
  it('EXT-06 reminds of the earliest reading for discipline', () => {
    const received = answered({ against: 'case-expelled', complainedOf: 'discipline' }).record(step, on);
    expect(deadlinesIn(received)).toMatchObject([{ budget: 30, unit: 'days', dueOn: '2024-06-08' }]);
  });
  it('EXT-06 reminds of the month where it ends before the 30 days, in February', () => {
    const winter = aComplaint('2023-11-01', '2023-11-08').lodged('2023-11-20', { against: 'case-expelled', complainedOf: 'discipline' }).heard('2023-12-01').record('answer-complaint-above-grassroots', '2024-01-29');
    expect(deadlinesIn(winter.record(step, '2024-01-31'))).toMatchObject([{ budget: 1, unit: 'months', dueOn: '2024-02-29' }]);
  });
  it('EXT-05 refuses a receipt younger than its day, and needs none', () => {
    expect(ready().refusals(step, on, { receipt: { number: '5', issuedOn: '2024-05-10' } })).toEqual(['EXT-05 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { receipt: undefined })).toEqual([]);
  });

  hasTriedEveryRule(step, procedure);
});
