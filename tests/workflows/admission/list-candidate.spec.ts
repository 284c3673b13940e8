import type { Here } from '../../../workflows/index.js';
import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'list-candidate';
const on = '2024-02-05';
const ready = () => aCase().record('begin-outreach', '2024-01-05');

describe('listing a candidate', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-01-05', ready });

  it('ADM-06 refuses a helper who is unknown, who is not a full member, or who became one later, and accepts one of that day', () => {
    const files: readonly Here['people'][] = [{}, { 'helper-1': {} }, { 'helper-1': { fullMemberSince: '2024-02-06' } }];
    for (const people of files) expect(ready().refusals(step, on, {}, { people })).toEqual(['ADM-06 not-a-full-member']);
    expect(ready().refusals(step, on, {}, { people: { 'helper-1': { fullMemberSince: '2024-02-05' } } })).toEqual([]);
  });
  it('ADM-06 refuses the candidate as their own helper', () => {
    const people = { 'candidate-1': { fullMemberSince: '2000-01-01' as const } };
    expect(ready().refusals(step, on, { helper: 'candidate-1' }, { people })).toEqual(['ADM-06 candidate-cannot-do-this']);
  });
  it('ADM-06 refuses a resolution younger than its meeting and accepts one of the day', () => {
    expect(ready().refusals(step, on, { resolution: { number: '1', issuedOn: '2024-02-06' } })).toEqual(['ADM-06 paper-later-than-the-act']);
  });

  hasTriedEveryRule(step);
});
