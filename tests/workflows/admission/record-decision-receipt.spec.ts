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
  it('ADM-32 does not hold up a ceremony that R26b lets come before the receipt', () => {
    const received = aCase(2).afterDecision().record(step, '2026-09-30');
    expect(received.state.facts).toMatchObject({ lastOn: '2026-09-10', decisionReceivedOn: '2026-09-30' });
    expect(received.refusals('hold-ceremony', '2026-09-21')).toEqual([]);
  });
  it('ADM-32 shows the limit without a receipt where R26b will judge the ceremony, and until then none', () => {
    const due = (waiting: ReturnType<typeof aCase>) => deadlinesIn(waiting).find(({ key }) => key === 'ceremony-due');
    const decided = (day: string) => aCase(1).afterBranchVote('2026-05-04').record('record-committee-vote', '2026-05-05').record('submit-dossier', '2026-05-06').record('record-committee-decision', day);
    expect(due(decided('2026-07-20'))).toMatchObject({ anchor: 'CommitteeDecisionMade', anchoredOn: '2026-07-20', dueOn: '2026-08-28' });
    expect(due(decided('2026-05-20'))).toBeUndefined();
  });
  it('ADM-32 shows the eve of R26b where its own last day is already gone, and its own where the receipt is younger', () => {
    const due = (receivedOn: string) => {
      const decided = aCase(1).afterBranchVote('2026-05-04').record('record-committee-vote', '2026-05-05').record('submit-dossier', '2026-05-06').record('record-committee-decision', '2026-05-20');
      return deadlinesIn(decided.record(step, receivedOn)).find(({ key }) => key === 'ceremony-due');
    };
    expect(due('2026-06-01')).toMatchObject({ anchor: 'DecisionReceived', dueOn: '2026-07-13' });
    expect(due('2026-07-01')).toMatchObject({ anchor: 'DecisionReceived', anchoredOn: '2026-07-01', dueOn: '2026-07-25' });
    expect(due('2026-08-03')).toMatchObject({ anchor: 'CommitteeDecisionMade', anchoredOn: '2026-05-20', dueOn: '2026-07-01' });
  });

  hasTriedEveryRule(step);
});
