import { addDays, mainState, type Here, type IsoDate } from '../../../workflows/index.js';
import { organs, roll } from '../../support/admission-case.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { aScreening, onTheMove, procedure } from '../../support/screening-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'follow-reorganisation';
const on: IsoDate = '2024-05-24';
const ready = () => aScreening().educated();
const refused = 'REC-04 no-such-succession';
const withSection: Partial<Here> = { organs: { ...organs, section: { id: 'section-1', superiors: ['grassroots-1'], roll } } };

describe('a screening following a reorganisation', () => {
  it('ORD-01 is refused before the case has begun', () => {
    expect(aScreening().refusals(step, on)).toContain('ORD-01 step-not-open');
  });
  it('ORD-02 is refused before the case was opened, and may precede acts that were entered before anybody knew of it', () => {
    expect(ready().refusals(step, '2024-01-07')).toContain('ORD-02 date-before-earlier-step');
    expect(ready().refusals(step, '2024-01-08', { basis: { number: '25', issuedOn: '2024-01-08' } })).toEqual([]);
  });
  it('ORD-03, ORD-04 are refused on a day that has not come, and before the guidance', () => {
    expect(ready().refusals(step, on, {}, { today: addDays(on, -1) })).toEqual(['ORD-03 date-in-the-future']);
    expect(ready().refusals(step, '2021-04-11')).toContain('ORD-04 no-regulation-on-that-day');
  });
  it('REC-04 needs a reorganisation on file that made this branch the successor by that day', () => {
    expect(ready().refusals(step, on)).toEqual([]);
    expect(ready().refusals(step, on, { successor: 'branch-3' })).toEqual([refused]);
    expect(ready().refusals(step, on, {}, { successions: [{ of: 'branch-1', successor: 'branch-2', on: addDays(on, 1) }] })).toEqual([refused]);
    expect(ready().refusals(step, on, { succeeds: 'destination' })).toEqual([refused]);
  });
  it('REC-04 needs a branch that exists on that day, and a basis no younger', () => {
    expect(ready().refusals(step, on, {}, { organs: undefined })).toEqual(['REC-04 successor-is-no-branch']);
    expect(ready().refusals(step, on, { basis: { number: '25', issuedOn: addDays(on, 1) } })).toEqual(['REC-04 paper-later-than-the-act']);
  });
  it('REC-04 leaves the case with everything it has, and only the branch is another', () => {
    for (const waiting of [() => aScreening().begun(), ready, () => aScreening().unqualified(), () => aScreening().heardOnExit()]) {
      const { place, facts } = waiting().state;
      const followed = waiting().record(step, '2025-06-02');
      expect(followed.state).toEqual({ place, facts: { ...facts, branch: 'branch-2', heldBefore: [{ branch: 'branch-1', until: '2025-06-02' }] } });
      expect(deadlinesIn(followed)).toEqual(deadlinesIn(waiting()));
    }
  });
  it('REC-04 follows the branch a letter leads to, and forgets a letter that leads to where the member now is', () => {
    const moving = () => onTheMove(ready(), '2024-05-10');
    expect(moving().record(step, on, { succeeds: 'destination', successor: 'branch-3' }).state.facts).toMatchObject({ branch: 'branch-1', destination: 'branch-3' });
    expect(moving().record(step, on, { succeeds: 'destination', successor: 'branch-1' }).state).toEqual(ready().state);
    expect(moving().record(step, on).state.facts).not.toHaveProperty('destination');
  });
  it('REC-04 takes an exit that waits for a section committee past it where the successor has none', () => {
    const waiting = () => aScreening().heardOnExit().record('hold-exit-vote', '2025-03-17', {}, withSection);
    expect(mainState(waiting().state.place)).toBe('awaitingExitAppraisal');
    expect(mainState(waiting().record(step, '2025-03-20').state.place)).toBe('awaitingExitCommitteeVote');
    expect(mainState(waiting().record(step, '2025-03-20', {}, { organs: { ...organs, grassroots: undefined } }).state.place)).toBe('awaitingExitDecision');
    expect(mainState(waiting().record(step, '2025-03-20', {}, withSection).state.place)).toBe('awaitingExitAppraisal');
  });
  it('REC-04 lets a branch succeed itself where an exit waits for a section committee that is no more, and nowhere else', () => {
    const waiting = () => aScreening().heardOnExit().record('hold-exit-vote', '2025-03-17', {}, withSection);
    const itself = { successor: 'branch-1' };
    expect(mainState(waiting().record(step, '2025-03-20', itself).state.place)).toBe('awaitingExitCommitteeVote');
    expect(waiting().refusals(step, '2025-03-20', itself, withSection)).toEqual([refused]);
    expect(ready().refusals(step, on, itself)).toEqual([refused]);
  });

  hasTriedEveryRule(step, procedure);
});
