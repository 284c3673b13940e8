import { answerKeepsItsRules } from '../../support/complaint-answers.js';
import { aComplaint, deadlinesIn, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'answer-complaint-centre';
const unheard = () => aComplaint().atTheProvince().record('answer-complaint-province', '2024-07-01').record('receive-answer', '2024-07-04').record('escalate-complaint', '2024-07-15');

describe('the answer of the Centre', () => {
  answerKeepsItsRules({
    step, on: '2025-03-03', heardOn: '2024-08-01', members: 20, unheard, leads: { upheld: 'upheld', 'partly-upheld': 'partlyUpheld', rejected: 'rejected' }, dueOn: '2025-04-03', dayAfter: '2025-04-04',
  });

  it('EXT-05 has 180 working days', () => {
    expect(deadlinesIn(unheard())).toMatchObject([{ key: 'complaint-answer-due', budget: 180, anchoredOn: '2024-07-15', dueOn: '2025-04-03', whoActs: 'superior-committee' }]);
  });
  it('EXT-05 is the last one: nothing can be brought further', () => {
    const rejected = unheard().heard('2024-08-01').record(step, '2025-03-03');
    expect(procedure.steps.filter(({ name }) => !rejected.refusals(name, '2025-03-10').includes('ORD-01 step-not-open'))).toEqual([]);
    expect(deadlinesIn(rejected)).toEqual([]);
  });

  hasTriedEveryRule(step, procedure);
});
