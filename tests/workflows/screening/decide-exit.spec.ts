import { isClosed, mainState, type Here } from '../../../workflows/index.js';
import { openVote, organs } from '../../support/admission-case.js';
import { deadlinesIn } from '../../support/case-in-memory.js';
import { committeeMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'decide-exit';
const on = '2025-04-07';
const ready = () => aScreening().afterExitVote().record('hold-exit-committee-vote', '2025-03-24');
const exits = {
  removal: {},
  leave: { form: 'leave', ground: undefined, application: { letter: { number: '31', issuedOn: '2025-03-03' }, reasons: 'Tuổi cao, sức yếu' } },
  expulsion: { form: 'expulsion', ground: undefined, violation: 'warrants-expulsion', conclusion: { number: '30', issuedOn: '2025-03-01' } },
};
const decided = (form: keyof typeof exits, day: string = on, surroundings: Partial<Here> = {}) =>
  aScreening()
    .unqualified()
    .record('open-exit', '2025-03-03', exits[form])
    .record('record-self-criticism', '2025-03-10')
    .record('record-explanation', '2025-03-10', { matter: 'exit' })
    .record('hold-exit-vote', '2025-03-17')
    .record('hold-exit-committee-vote', '2025-03-24')
    .record(step, day, {}, surroundings);

describe('the decision on an exit', () => {
  keepsItsPlace({ step, on, earliest: '2025-03-24', ready });

  committeeMeetingKeepsItsRules({ step, on, ready, members: 5, role: 'competent' });

  it('EXT-02 takes more than half of a standing committee, and otherwise leaves the member unqualified', () => {
    expect(mainState(ready().record(step, on, { vote: openVote(3, 2) }).state.place)).toBe('exited');
    expect(mainState(ready().record(step, on, { vote: openVote(2, 3) }).state.place)).toBe('unqualified');
    expect(ready().record(step, on, { vote: openVote(2, 3) }).state.facts.left).toBeUndefined();
  });
  it('EXT-02 takes two thirds of a grassroots committee that decides as a whole', () => {
    const whole: Partial<Here> = { organs: { ...organs, competent: { ...organs.grassroots, decides: 'grassroots' } } };
    const waiting = () => aScreening().heardOnExit().record('hold-exit-vote', '2025-03-17', {}, whole);
    expect(mainState(waiting().state.place)).toBe('awaitingExitDecision');
    expect(waiting().eventOf(step, on, { members: 15, vote: openVote(10, 5) }, whole)).toMatchObject({ body: 'committee', needed: 10, outcome: 'approved' });
    expect(waiting().eventOf(step, on, { members: 15, vote: openVote(9, 6) }, whole)).toMatchObject({ outcome: 'not-approved', backTo: 'unqualified' });
    expect(waiting().refusals(step, on, { members: 15, vote: { ...openVote(10, 5), form: 'written-opinions' } }, whole)).toEqual(['ADM-28 vote-form-not-allowed']);
  });
  it('EXT-02 waits for a grassroots committee that the law of the day of the decision asks, though that of the branch vote did not', () => {
    const whole: Partial<Here> = { organs: { ...organs, competent: { ...organs.grassroots, decides: 'grassroots' } } };
    const voted = () => aScreening().unqualified().record('open-exit', '2026-07-01').record('record-self-criticism', '2026-07-06').record('record-explanation', '2026-07-06', { matter: 'exit' }).record('hold-exit-vote', '2026-07-20', {}, whole);
    expect(voted().refusals(step, '2026-07-25', { members: 15, vote: openVote(15) }, whole)).toEqual([]);
    expect(voted().refusals(step, '2026-07-26', {}, whole)).toEqual(['EXT-02 grassroots-committee-has-not-voted']);
    const asked = voted().record('hold-exit-committee-vote', '2026-07-27', {}, whole);
    expect(mainState(asked.state.place)).toBe('awaitingExitDecision');
    expect(asked.refusals(step, '2026-07-28', {}, whole)).toEqual([]);
    expect(mainState(voted().record('hold-exit-committee-vote', '2026-07-27', { vote: openVote(9, 6) }, whole).state.place)).toBe('unqualified');
  });
  it('EXT-02 waits for a grassroots committee that the branch has got meanwhile', () => {
    const least: Partial<Here> = { organs: { ...organs, grassroots: undefined } };
    const waiting = aScreening().heardOnExit().record('hold-exit-vote', '2025-03-17', {}, least).record('follow-reorganisation', '2025-03-24');
    expect(waiting.refusals(step, on, {}, least)).toEqual([]);
    expect(waiting.refusals(step, on)).toEqual(['EXT-02 grassroots-committee-has-not-voted']);
    expect(waiting.record('hold-exit-committee-vote', '2025-03-28').refusals(step, on)).toEqual([]);
  });
  it('ADM-29 refuses while no organ has the power to decide', () => {
    expect(ready().refusals(step, on, {}, { organs: { ...organs, competent: undefined } })).toContain('ADM-29 no-competent-committee');
  });
  it.each([
    ['removal', 'name-removed'],
    ['leave', 'left-at-own-request'],
    ['expulsion', 'expelled'],
  ] as const)('EXT-01, EXT-03, EXT-04 by %s the person is %s from the day of the decision, and the case is closed', (form, way) => {
    const { state } = decided(form);
    expect(state.facts).toMatchObject({ left: { way, on }, memberSince: '2010-01-01' });
    expect(state.facts).not.toHaveProperty('exit');
    expect(isClosed(procedure.machine, state.place)).toBe(true);
  });

  it.each(['removal', 'leave'] as const)('EXT-05 leaves 30 working days to complain of %s', (form) => {
    // Hùng Kings' day (7 April 2025), 30 April and 1 May; 2 May was swapped for Saturday 26 April.
    expect(deadlinesIn(decided(form))).toMatchObject([{ key: 'complaint-possible-until', rule: 'EXT-05', anchor: 'ExitDecided', anchoredOn: on, budget: 30, unit: 'working-days', dueOn: '2025-05-21', whoActs: 'candidate', purpose: 'reminder' }]);
  });
  it('EXT-06 warns of an expulsion by the reading that ends first', () => {
    expect(deadlinesIn(decided('expulsion'))).toMatchObject([{ key: 'discipline-complaint-possible-until', rule: 'EXT-06', anchor: 'ExitDecided', anchoredOn: on, dueOn: '2025-05-07', provisional: false, purpose: 'reminder' }]);
    expect(deadlinesIn(decided('expulsion', '2026-01-30'))).toMatchObject([{ unit: 'months', budget: 1, dueOn: '2026-02-28', provisional: false }]);
    expect(deadlinesIn(decided('expulsion', '2026-08-31'))).toMatchObject([{ unit: 'days', budget: 30, dueOn: '2026-09-30' }]);
  });
  it('CAL-07 keeps the reading that is certain where days off are not announced, and says so of the one that is not', () => {
    const later = { today: '2029-12-31' } as const;
    expect(deadlinesIn(decided('expulsion', '2028-03-01', later))).toMatchObject([{ unit: 'days', dueOn: '2028-03-31', provisional: false }]);
    expect(deadlinesIn(decided('removal', '2028-03-01', later))).toMatchObject([{ unit: 'working-days', provisional: true }]);
  });

  hasTriedEveryRule(step, procedure);
});
