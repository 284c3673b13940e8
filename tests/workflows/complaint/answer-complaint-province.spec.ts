import { answerKeepsItsRules } from '../../support/complaint-answers.js';
import { aComplaint, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'answer-complaint-province';

describe('the answer of the committee directly under the Centre', () => {
  answerKeepsItsRules({
    step, on: '2024-07-01', heardOn: '2024-06-03', members: 15, role: 'underTheCentre', unheard: () => aComplaint().lodged().heard().answered().record('escalate-complaint', '2024-05-20'),
    leads: { upheld: 'upheld', 'partly-upheld': 'awaitingAnswerReceipt', rejected: 'awaitingAnswerReceipt' }, dueOn: '2024-09-25', dayAfter: '2024-09-26',
  });

  it('EXT-05 is the first answer there is from 1/7/2025 on', () => {
    const begun = aComplaint('2025-08-04', '2025-08-11').lodged('2025-09-03').heard('2025-09-15');
    expect(begun.eventOf(step, '2026-01-09')).toMatchObject({ late: false, dueOn: '2026-01-09' });
    expect(begun.refusals('answer-complaint-above-grassroots', '2025-10-01')).toContain('ORD-01 step-not-open');
  });

  hasTriedEveryRule(step, procedure);
});
