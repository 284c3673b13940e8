import { aCase, deadlinesIn } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'record-decision-receipt';
const on = '2024-09-12';
const ready = () => aCase().afterDecision();

describe('receiving the decision', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-09-10', ready });

  it('ADM-32 is recorded once', () => {
    expect(ready().record(step, on).refusals(step, '2024-09-13')).toEqual(['ADM-32 receipt-already-recorded']);
  });
  it('ADM-32 starts the clock of the ceremony until R26a, and does not under R26b', () => {
    const due = (waiting: ReturnType<typeof aCase>) => deadlinesIn(waiting).find(({ key }) => key === 'ceremony-due');
    expect(due(ready())).toBeUndefined();
    expect(due(ready().record(step, on))).toMatchObject({ anchor: 'DecisionReceived', anchoredOn: on, budget: 30, dueOn: '2024-10-24' });
    const under208 = aCase(2).afterDecision();
    expect(due(under208)).toMatchObject({ anchor: 'CommitteeDecisionMade', anchoredOn: '2026-09-10' });
    expect(due(under208.record(step, '2026-09-15'))).toMatchObject({ anchoredOn: '2026-09-10' });
  });

  hasTriedEveryRule(step);
});
