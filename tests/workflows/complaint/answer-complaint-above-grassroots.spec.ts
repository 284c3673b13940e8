import { answerKeepsItsRules } from '../../support/complaint-answers.js';
import { aComplaint, aComplaintOf2025, consequenceOf, deadlinesIn, organs, procedure } from '../../support/complaint-case.js';
import { openVote } from '../../support/admission-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'answer-complaint-above-grassroots';
const on = '2024-05-06';

describe('the answer of the committee above the grassroots', () => {
  answerKeepsItsRules({
    step, on, heardOn: '2024-04-02', members: 5, role: 'competent', unheard: () => aComplaint().lodged(),
    leads: { upheld: 'upheld', 'partly-upheld': 'awaitingAnswerReceipt', rejected: 'awaitingAnswerReceipt' }, dueOn: '2024-07-29', dayAfter: '2024-07-30',
  });

  it('EXT-05 can be given until 30/6/2025 and not from 1/7/2025 on, when the instance was abolished', () => {
    const waiting = aComplaintOf2025().lodged('2025-05-20').heard('2025-06-10');
    expect(waiting.refusals(step, '2025-06-30')).toEqual([]);
    expect(waiting.refusals(step, '2025-07-01')).toEqual(['EXT-05 instance-was-abolished']);
  });
  it('REC-02 lets the minutes stand alone where the committee above a grassroots committee that admits is in no chain', () => {
    const delegated = { organs: { ...organs, competent: { ...organs.grassroots, decides: 'grassroots' as const } } };
    expect(aComplaint().lodged().heard().refusals(step, on, { members: 11, vote: openVote(11) }, delegated)).toEqual([]);
  });
  it('EXT-05 restores nothing by itself where no case here holds the discipline', () => {
    const ofNoCase = aComplaint().lodged('2024-03-20', { against: undefined, complainedOf: 'discipline' }).heard();
    expect(consequenceOf(ofNoCase, step, on, { answer: 'upheld' })).toBeUndefined();
  });
  it('EXT-05 ends the time to answer', () => {
    expect(deadlinesIn(aComplaint().lodged().heard().record(step, on))).toEqual([]);
  });
  it('CAL-07 calls no answer late by a limit that was counted through a year without a notice', () => {
    const guessed = aComplaint('2020-03-02', '2020-03-09').lodged('2020-03-20').heard('2020-04-02');
    expect(guessed.eventOf(step, '2021-03-01')).toMatchObject({ late: false, dueOn: expect.stringMatching(/^2020-07/) });
  });

  hasTriedEveryRule(step, procedure);
});
