import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'record-explanation';
const on = '2024-01-29';
const ready = () => aScreening().afterDirection();
const words = { declined: false, manner: 'written', words: 'Tôi xin giải trình như sau.' };

describe('recording what the member explains', () => {
  keepsItsPlace({ step, on, earliest: '2024-01-08', ready });

  it('keeps the words of the member in the history', () => {
    expect(ready().eventOf(step, on)).toMatchObject({ type: 'MemberExplained', matter: 'listing', explanation: words });
  });
  it('takes words of 4000 letters and not of 4001, and no words that are none', () => {
    const { command } = procedure.steps.find(({ name }) => name === step)!;
    const fits = (explanation: unknown) => command.safeParse({ happenedOn: on, matter: 'listing', explanation }).success;
    expect(fits({ ...words, words: 'a'.repeat(4000) })).toBe(true);
    expect(fits({ ...words, words: 'a'.repeat(4001) })).toBe(false);
    expect(fits({ ...words, words: ' ' })).toBe(false);
    expect(fits({ declined: true })).toBe(true);
  });
  it('SCR-01 takes the listing up to the ballot, and evaluation and exit after it', () => {
    expect(ready().refusals(step, on, { matter: 'evaluation' })).toEqual(['SCR-01 matter-not-in-hand']);
    expect(aScreening().educated().refusals(step, '2024-03-04', { matter: 'listing' })).toEqual(['SCR-01 matter-not-in-hand']);
    expect(aScreening().educated().refusals(step, '2024-03-04', { matter: 'exit' })).toEqual([]);
  });
  it('SCR-01 is heard also while the member moves', () => {
    const moving = aScreening().educated().record('transfer-listed-member', '2024-06-03');
    expect(moving.refusals(step, '2024-06-10', { matter: 'evaluation' })).toEqual([]);
  });
  it('SCR-01 keeps the first explanation since the last vote, in whatever order they are entered', () => {
    const twice = ready().record(step, on).record(step, '2024-01-26');
    expect(twice.state.facts).toMatchObject({ hearings: { listing: { explainedOn: '2024-01-26' } } });
    expect(twice.record(step, '2024-01-31').state.facts).toMatchObject({ hearings: { listing: { explainedOn: '2024-01-26' } } });
  });

  hasTriedEveryRule(step, procedure);
});
