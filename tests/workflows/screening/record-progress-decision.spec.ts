import { mainState } from '../../../workflows/index.js';
import { openVote, organs, roll } from '../../support/admission-case.js';
import { committeeMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace, waitsForTheMove } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'record-progress-decision';
const on = '2025-03-03';
const ready = () => aScreening().afterProgress();

describe('the decision on progress', () => {
  keepsItsPlace({ step, on, earliest: '2025-02-20', ready });
  waitsForTheMove({ step, on, ready });
  committeeMeetingKeepsItsRules({ step, on, ready, members: 15, role: 'grassroots' });

  it('ADM-28 refuses opinions collected in writing: the whole committee meets', () => {
    expect(ready().refusals(step, on, { vote: { ...openVote(13, 2), form: 'written-opinions' } })).toEqual(['ADM-28 vote-form-not-allowed']);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('SCR-07 takes the member off the list with 8 of 15 and not with 7, which goes back to education', () => {
    const recognised = ready().record(step, on, { vote: openVote(8, 7) });
    expect(recognised.events.at(-1)).toMatchObject({ denominator: 15, needed: 8, outcome: 'approved' });
    expect(mainState(recognised.state.place)).toBe('delisted');
    const refused = ready().record(step, on, { vote: openVote(7, 8) });
    expect(refused.events.at(-1)).toMatchObject({ needed: 8, outcome: 'not-approved' });
    expect(mainState(refused.state.place)).toBe('educating');
  });
  it('SCR-07 is the task of a branch that has no grassroots committee above it', () => {
    const alone = { organs: { ...organs, grassroots: undefined, branch: { ...organs.branch, roll: { ...roll, committeeMembers: 3 } } } };
    expect(ready().refusals(step, on, { members: 3, vote: openVote(3) }, alone)).toEqual([]);
    expect(ready().refusals(step, on, {}, alone)).toEqual(['REC-02 committee-minutes-differ-from-the-roll']);
  });

  hasTriedEveryRule(step, procedure);
});
