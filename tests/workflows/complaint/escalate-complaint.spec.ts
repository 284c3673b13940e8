import { mainState } from '../../../workflows/index.js';
import { aComplaint, aComplaintOf2025, deadlinesIn, keepsItsPlace, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'escalate-complaint';
const on = '2024-05-20';
const answered = (entered = {}) => aComplaint().lodged('2024-03-20', entered).heard().answered();
const ready = () => answered();
const ofDiscipline = { against: 'case-expelled', complainedOf: 'discipline' };

describe('going to the next instance', () => {
  keepsItsPlace({ step, on, earliest: '2024-05-09', ready });

  it('EXT-05 goes level by level: to the province, then to the Centre', () => {
    const once = ready().record(step, on);
    expect([mainState(once.state.place), once.events.at(-1)]).toMatchObject(['awaitingAnswerProvince', { instance: 'province' }]);
    expect(deadlinesIn(once)).toMatchObject([{ key: 'complaint-answer-due', budget: 90, anchoredOn: on, dueOn: '2024-09-25', whoActs: 'province-committee' }]);
    const twice = once.heard('2024-06-03').record('answer-complaint-province', '2024-07-01').record('receive-answer', '2024-07-04').record(step, '2024-07-15');
    expect([mainState(twice.state.place), twice.events.at(-1)]).toMatchObject(['awaitingAnswerCentre', { instance: 'central' }]);
  });
  it('EXT-05 goes from the abolished instance to the province', () => {
    const later = aComplaintOf2025().lodged('2025-05-20').heard('2025-06-10').answered('2025-06-25').record(step, '2025-07-10');
    expect(mainState(later.state.place)).toBe('awaitingAnswerProvince');
  });
  it('EXT-05 counts 30 working days from the receipt of the answer', () => {
    expect(ready().eventOf(step, '2024-06-20')).toMatchObject({ disputed: false });
    expect(ready().refused(step, '2024-06-21')).toMatchObject([{ rule: 'EXT-05', code: 'complaint-too-late', seen: { receivedOn: '2024-05-09', dueOn: '2024-06-20' } }]);
  });
  it.each([
    ['2024-06-08', false],
    ['2024-06-09', true],
    ['2024-06-10', true],
    ['2024-06-20', true],
  ])('EXT-06 accepts discipline on %s; disputed: %s', (day, disputed) => {
    expect(answered(ofDiscipline).eventOf(step, day)).toMatchObject({ disputed });
  });
  it('EXT-06 refuses discipline when it is late by every reading', () => {
    expect(answered(ofDiscipline).refusals(step, '2024-06-21')).toEqual(['EXT-06 discipline-complaint-too-late']);
  });
  it('EXT-05 refuses a letter younger than the act', () => {
    expect(ready().refusals(step, on, { letter: { number: '6', issuedOn: '2024-05-21' } })).toEqual(['EXT-05 paper-later-than-the-act']);
  });
  it('ORD-01 waits until the answer was received', () => {
    const unreceived = aComplaint().lodged().heard().record('answer-complaint-above-grassroots', '2024-05-06');
    expect(unreceived.refused(step, on)).toMatchObject([{ rule: 'ORD-01', seen: { state: 'awaitingAnswerReceipt' } }]);
  });

  hasTriedEveryRule(step, procedure);
});
