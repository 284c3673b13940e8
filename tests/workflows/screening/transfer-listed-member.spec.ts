import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, onTheMove, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'transfer-listed-member';
const on = '2024-06-03';
const ready = () => aScreening().educated();

describe('a listed member moving to another branch', () => {
  keepsItsPlace({ step, on, earliest: '2024-02-07', ready });

  it('SCR-07 is one letter at a time, whatever its day', () => {
    expect(onTheMove(ready(), on).refusals(step, on)).toEqual(['SCR-07 listed-member-is-moving']);
    expect(onTheMove(ready(), on).refusals(step, '2024-06-02')).toEqual(['SCR-07 listed-member-is-moving']);
    expect(onTheMove(ready(), on).record('recall-listed-member', on).refusals(step, on)).toEqual([]);
  });
  it('REC-03 refuses the branch that has the member, and what is no branch', () => {
    expect(ready().refusals(step, on, { destination: 'branch-1' })).toEqual(['REC-03 destination-is-the-same-branch']);
    expect(ready().refusals(step, on, {}, { destination: undefined })).toEqual(['REC-03 destination-is-no-branch']);
  });
  it('SCR-07 refuses a letter or an assessment younger than the act, and a letter without an assessment', () => {
    const later = { number: '22', issuedOn: '2024-06-04' };
    expect(ready().refusals(step, on, { letter: later })).toEqual(['SCR-07 paper-later-than-the-act']);
    expect(ready().refusals(step, on, { assessmentPaper: later })).toEqual(['SCR-07 paper-later-than-the-act']);
    expect(() => ready().refusals(step, on, { assessment: undefined })).toThrow('assessment');
  });
  it('TRF-01, TRF-02 start their limits, by hand 30 and 60 working days: 15/7 and 26/8/2024', () => {
    const limits = deadlinesIn(onTheMove(ready(), on)).filter(({ key }) => key.startsWith('transfer'));
    expect(limits.map(({ key, dueOn, purpose }) => [key, dueOn, purpose])).toEqual([['transfer-letter-due', '2024-07-15', 'legal'], ['transfer-due', '2024-08-26', 'legal']]);
  });
  it('leaves the case where it is', () => {
    expect(onTheMove(ready(), on).state).toMatchObject({ place: 'educating', facts: { branch: 'branch-1', destination: 'branch-2', letterIssuedOn: on } });
  });

  hasTriedEveryRule(step, procedure);
});
