import { addDays, branchOn, type IsoDate } from '../../../workflows/index.js';
import { aComplaint, deadlinesIn, keepsItsPlace, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'follow-reorganisation';
const on: IsoDate = '2024-04-01';
const ready = () => aComplaint().lodged();
const refused = 'REC-04 no-such-succession';

describe('following a reorganisation', () => {
  keepsItsPlace({ step, on, earliest: '2024-03-20', ready });

  it('REC-04 needs a reorganisation on file that made this branch the successor by that day', () => {
    expect(ready().refusals(step, on, { successor: 'branch-3' })).toEqual([refused]);
    expect(ready().refusals(step, on, { succeeds: 'destination' })).toEqual([refused]);
    expect(ready().refusals(step, on, {}, { successions: [{ of: 'branch-1', successor: 'branch-2', on: addDays(on, 1) }] })).toEqual([refused]);
    expect(ready().refusals(step, on, {}, { successions: [{ of: 'branch-1', successor: 'branch-2', on }] })).toEqual([]);
  });
  it('REC-04 needs a branch that exists on that day, and a basis not younger than it', () => {
    expect(ready().refusals(step, on, {}, { organs: undefined })).toEqual(['REC-04 successor-is-no-branch']);
    expect(ready().refusals(step, on, { basis: { number: '10', issuedOn: addDays(on, 1) } })).toEqual(['REC-04 paper-later-than-the-act']);
  });
  it.each([
    ['a complaint that was heard', () => ready().heard('2024-03-25')],
    ['one that was answered', () => ready().heard('2024-03-25').record('answer-complaint-above-grassroots', '2024-03-28')],
    ['one that may go on', () => ready().heard('2024-03-22').answered('2024-03-25')],
    ['one with the Centre', () => aComplaint().atTheCentre()],
  ])('REC-04 leaves %s with its instance, its hearing and every clock, and only the branch is another', (_which, waiting) => {
    const { place, facts } = waiting().state;
    const followed = waiting().record(step, on);
    expect(followed.state).toEqual({ place, facts: { ...facts, branch: 'branch-2', heldBefore: [{ branch: 'branch-1', until: on }] } });
    expect(deadlinesIn(followed)).toEqual(deadlinesIn(waiting()));
    expect([addDays(on, -1), on].map((day) => branchOn(followed.state.facts, day))).toEqual(['branch-1', 'branch-2']);
  });

  hasTriedEveryRule(step, procedure);
});
