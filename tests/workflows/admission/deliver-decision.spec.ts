import { addDays, isClosed } from '../../../workflows/index.js';
import { aCase, deadlinesIn, procedure } from '../../support/admission-case.js';
import { admissionRoads } from '../../support/admission-roads.js';
import { hasTriedEveryRule, keepsTheOrderOfTheEnded } from '../../support/step-rules.js';

const step = 'deliver-decision';
const on = '2025-11-10';
const ready = () => admissionRoads['removed']!();

describe('receiving the decision on removal', () => {
  keepsTheOrderOfTheEnded({ step, on, earliest: '2025-11-03', ready });

  it('EXT-05 lets the 30 working days run from the receipt, and until it is recorded from the decision', () => {
    expect(deadlinesIn(ready())).toMatchObject([{ key: 'complaint-possible-until', anchor: 'RemovalDecided', anchoredOn: '2025-11-03', dueOn: '2025-12-15' }]);
    expect(deadlinesIn(ready().record(step, on))).toMatchObject([{ key: 'complaint-possible-until', anchor: 'DecisionDelivered', anchoredOn: on, budget: 30, dueOn: '2025-12-22' }]);
  });
  it('EXT-05 keeps the case closed', () => {
    const delivered = ready().record(step, on);
    expect(isClosed(procedure.machine, delivered.state.place)).toBe(true);
    expect(delivered.state.facts).toMatchObject({ left: { way: 'name-removed', on: '2025-11-03', receivedOn: on } });
  });
  it('EXT-05 is recorded once', () => {
    expect(ready().record(step, on).refused(step, on)).toMatchObject([{ code: 'decision-already-delivered', seen: { receivedOn: on } }]);
  });
  it('EXT-05 refuses a receipt younger than its day, and needs none', () => {
    expect(ready().refusals(step, on, { receipt: { number: '33', issuedOn: addDays(on, 1) } })).toEqual(['EXT-05 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { receipt: undefined })).toEqual([]);
  });
  it('ORD-01 is not open for anybody who was not removed', () => {
    expect(aCase().afterRecognition().refusals(step, '2025-12-01')).toEqual(['ORD-01 step-not-open']);
  });

  hasTriedEveryRule(step);
});
