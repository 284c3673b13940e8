import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'assess-probationer';
const on = '2025-09-01';
const ready = () => aCase().afterCeremony();

describe('assessing the probationer', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-10-01', ready });

  it('PRO-05 refuses a self-criticism younger than the assessment and accepts one of the day', () => {
    expect(ready().refusals(step, on, { selfCriticismOn: '2025-09-02' })).toEqual(['PRO-05 paper-later-than-the-act']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('PRO-05 refuses a self-criticism from before probation and accepts one of its first day', () => {
    expect(ready().refusals(step, on, { selfCriticismOn: '2024-09-30' })).toEqual(['PRO-05 paper-before-probation']);
    expect(ready().refusals(step, on, { selfCriticismOn: '2024-10-01' })).toEqual([]);
  });
  it('PRO-05 can be made up for while the superior committees have the matter', () => {
    const waiting = aCase().afterRecognitionVote();
    for (const paper of [step, 'collect-probation-opinions', 'certify-new-member-training']) expect(waiting.refusals(paper, '2025-10-10')).toEqual([]);
    waiting.record('record-committee-vote', '2025-10-15');
    for (const paper of [step, 'collect-probation-opinions', 'certify-new-member-training']) expect(waiting.refusals(paper, '2025-10-20')).toEqual([]);
  });

  hasTriedEveryRule(step);
});
