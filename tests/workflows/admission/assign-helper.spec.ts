import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'assign-helper';
const on = '2024-06-03';
const ready = () => aCase().afterTraining();

describe('assigning another helper', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-01-05', ready });

  it('PRO-03 refuses a helper who is not a full member and accepts one who is', () => {
    expect(ready().refusals(step, on, {}, { people: {} })).toEqual(['PRO-03 not-a-full-member']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('PRO-03 refuses the candidate as their own helper', () => {
    const people = { 'candidate-1': { fullMemberSince: '2000-01-01' as const } };
    expect(ready().refusals(step, on, { helper: 'candidate-1' }, { people })).toEqual(['PRO-03 candidate-cannot-do-this']);
  });
  it('does not move the case, in outreach as in probation', () => {
    for (const waiting of [ready(), aCase().afterSubmission(), aCase().afterRecognitionVote()]) {
      const before = waiting.state.place;
      expect(waiting.record(step, '2025-10-20').state.place).toEqual(before);
    }
  });

  hasTriedEveryRule(step);
});
