import { mainState } from '../../../workflows/index.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace, wouldWaitForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'collect-screening-opinions';
const on = '2024-01-15';
const ready = () => aScreening().begun();
const at = (leadershipOn: string, organisationsOn: string) => ({ residenceFront: undefined, employer: { leadershipOn, organisationsOn } });

describe('collecting opinions on the draft list', () => {
  keepsItsPlace({ step, on, earliest: '2024-01-08', ready });
  wouldWaitForTheMove(step);

  it('SCR-04 refuses without any opinion', () => {
    expect(ready().refusals(step, on, { residenceFront: undefined })).toEqual(['SCR-04 screening-opinion-missing']);
  });
  it('SCR-04 accepts that of the Front committee at the residence, those of the employer, and both', () => {
    expect(ready().refusals(step, on)).toEqual([]);
    expect(ready().refusals(step, on, at('2024-01-10', '2024-01-12'))).toEqual([]);
    expect(ready().refusals(step, on, { employer: { leadershipOn: '2024-01-10', organisationsOn: '2024-01-12' } })).toEqual([]);
  });
  it('SCR-04 refuses an opinion of a day before the draft list, and accepts one of its day', () => {
    expect(ready().refused(step, on, { residenceFront: { givenOn: '2024-01-07' } })).toMatchObject([{ code: 'screening-opinion-before-the-list', seen: { givenOn: '2024-01-07', begunOn: '2024-01-08' } }]);
    expect(ready().refusals(step, on, at('2024-01-12', '2024-01-07'))).toEqual(['SCR-04 screening-opinion-before-the-list']);
    expect(ready().refusals(step, on, { residenceFront: { givenOn: '2024-01-08' } })).toEqual([]);
  });
  it('SCR-04 refuses an opinion of a day after the act', () => {
    expect(ready().refusals(step, on, { residenceFront: { givenOn: '2024-01-16' } })).toEqual(['SCR-04 paper-later-than-the-act']);
    expect(ready().refusals(step, on, at('2024-01-15', '2024-01-16'))).toEqual(['SCR-04 paper-later-than-the-act']);
    expect(ready().refusals(step, on, at('2024-01-15', '2024-01-15'))).toEqual([]);
  });
  it('leads to the request for direction', () => {
    expect(mainState(ready().record(step, on).state.place)).toBe('awaitingDirectionRequest');
  });

  hasTriedEveryRule(step, procedure);
});
