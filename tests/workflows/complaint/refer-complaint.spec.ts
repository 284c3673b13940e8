import { addDays, mainState } from '../../../workflows/index.js';
import { aComplaint, aComplaintOf2025, deadlinesIn, keepsItsPlace, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'refer-complaint';
const on = '2025-07-03';
const ready = () => aComplaintOf2025().lodged('2025-05-20').heard('2025-06-10');

describe('handing a complaint over', () => {
  keepsItsPlace({ step, on, earliest: '2025-06-10', ready });

  it('EXT-05 is refused while the instance exists, until 30/6/2025, and open from 1/7/2025 on', () => {
    expect(ready().refused(step, '2025-06-30')).toMatchObject([{ code: 'instance-still-exists', seen: { instance: 'above-grassroots', on: '2025-06-30' } }]);
    expect(ready().refusals(step, '2025-07-01')).toEqual([]);
  });
  it('EXT-05 goes on at the province with its clock, and is heard there anew', () => {
    const handed = ready().record(step, on);
    expect(mainState(handed.state.place)).toBe('awaitingAnswerProvince');
    expect(deadlinesIn(handed)).toMatchObject([{ anchoredOn: '2025-05-20', dueOn: '2025-09-25', whoActs: 'province-committee' }]);
    expect(handed.refusals('answer-complaint-province', '2025-07-10')).toEqual(['EXT-07 complainant-not-heard']);
    expect(handed.heard('2025-07-10').refusals('answer-complaint-province', '2025-07-10')).toEqual([]);
  });
  it('ORD-01 is no step of a complaint that begins at the province', () => {
    expect(aComplaint('2025-08-04', '2025-08-11').lodged('2025-09-03').refusals(step, '2025-09-10')).toContain('ORD-01 step-not-open');
  });
  it('EXT-05 refuses a basis younger than the act', () => {
    expect(ready().refusals(step, on, { basis: { number: '4', issuedOn: addDays(on, 1) } })).toEqual(['EXT-05 paper-later-than-the-act']);
  });

  hasTriedEveryRule(step, procedure);
});
