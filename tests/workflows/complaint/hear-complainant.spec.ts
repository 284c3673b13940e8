import { aComplaint, keepsItsPlace, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'hear-complainant';
const on = '2024-04-01';
const ready = () => aComplaint().lodged();

describe('hearing the complainant', () => {
  keepsItsPlace({ step, on, earliest: '2024-03-20', ready });

  it('EXT-07 refuses a record younger than the hearing', () => {
    expect(ready().refusals(step, on, { record: { number: '3', issuedOn: '2024-04-02' } })).toEqual(['EXT-07 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { record: { number: '3', issuedOn: on } })).toEqual([]);
  });
  it('EXT-07 stays where it is and holds for this instance alone', () => {
    const heard = ready().record(step, on);
    expect(heard.state.place).toEqual(ready().state.place);
    expect(heard.state.facts).toMatchObject({ heardOn: on, lastOn: on });
    const next = heard.answered().record('escalate-complaint', '2024-05-20');
    expect(next.state.facts).not.toHaveProperty('heardOn');
    expect(next.refusals('answer-complaint-province', '2024-06-03')).toEqual(['EXT-07 complainant-not-heard']);
  });

  hasTriedEveryRule(step, procedure);
});
