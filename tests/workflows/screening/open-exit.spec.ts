import { mainState } from '../../../workflows/index.js';
import { aScreening, onTheMove, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'open-exit';
const on = '2025-03-03';
const ready = () => aScreening().unqualified();
const conclusion = { number: '30-KL/UBKT', issuedOn: '2025-03-01' };
const expulsion = { form: 'expulsion', ground: undefined, violation: 'warrants-expulsion', conclusion };
const leave = { form: 'leave', ground: undefined, application: { letter: { number: '31', issuedOn: on }, reasons: 'Tuổi cao, sức yếu' } };
const dropped = { ground: 'dropped-activity' };

describe('opening an exit', () => {
  keepsItsPlace({ step, on, earliest: '2025-02-20', ready });

  it('EXT-01, EXT-03, EXT-04 opens each of the three ways out and waits for the branch to vote', () => {
    for (const exit of [{}, leave, expulsion]) expect(mainState(ready().record(step, on, exit).state.place)).toBe('awaitingExitVote');
  });
  it.each([
    ['educating', () => aScreening().listed(), 'educating'],
    ['awaitingEvaluation', () => aScreening().afterOpening(), 'educating'],
    ['awaitingProgressRecognition', () => aScreening().afterProgress(), 'educating'],
    ['unqualified', ready, 'unqualified'],
  ] as const)('SCR-07 can begin in %s, and remembers where the member would stay', (state, from, backTo) => {
    expect(mainState(from().state.place)).toBe(state);
    expect(from().eventOf(step, on, expulsion)).toMatchObject({ backTo });
    expect(mainState(from().record(step, on, expulsion).record('withdraw-exit', on).state.place)).toBe(backTo);
  });
  it('SCR-01 is no act of a member who is not listed', () => {
    for (const before of [aScreening().begun(), aScreening().heardOnListing(), aScreening().afterBallot()]) expect(before.refusals(step, on, expulsion)).toEqual(['ORD-01 step-not-open']);
  });

  it('EXT-03 expels only for a violation that warrants it', () => {
    expect(ready().refusals(step, on, { ...expulsion, violation: 'below-expulsion' })).toEqual(['EXT-03 violation-does-not-warrant-expulsion']);
    expect(ready().refusals(step, on, { ...expulsion, violation: 'none', conclusion: undefined })).toEqual(['EXT-03 violation-does-not-warrant-expulsion']);
    expect(ready().refusals(step, on, expulsion)).toEqual([]);
  });
  it('EXT-03 holds no violation against a member that nobody has concluded', () => {
    expect(ready().refusals(step, on, { ...expulsion, conclusion: undefined })).toEqual(['EXT-03 violation-without-conclusion']);
    expect(ready().refusals(step, on, { violation: 'below-expulsion' })).toEqual(['EXT-03 violation-without-conclusion']);
    expect(ready().refusals(step, on, { violation: 'below-expulsion', conclusion })).toEqual([]);
  });
  it.each([['removal', {}], ['leave', leave]])('EXT-03 refuses %s while the violation warrants expulsion', (form, exit) => {
    const [refusal, ...others] = ready().refused(step, on, { ...exit, violation: 'warrants-expulsion', conclusion });
    expect(refusal).toMatchObject({ rule: 'EXT-03', code: 'expulsion-comes-first', curedBy: 'branch', seen: { form } });
    expect(others).toEqual([]);
  });
  it.each([['removal', {}], ['leave', leave]])('EXT-03 refuses %s also when that was concluded in an exit that did not come about, until a younger conclusion says otherwise', (_form, exit) => {
    const before = () => ready().record(step, on, expulsion).record('withdraw-exit', '2025-03-10');
    const younger = (issuedOn: string) => ({ ...exit, conclusion: { number: '32-KL/UBKT', issuedOn } });
    expect(before().refused(step, '2025-03-17', exit)).toMatchObject([{ rule: 'EXT-03', code: 'expulsion-was-concluded', seen: { concludedOn: '2025-03-01' } }]);
    expect(before().refusals(step, '2025-03-17', younger('2025-03-01'))).toEqual(['EXT-03 expulsion-was-concluded']);
    expect(before().refusals(step, '2025-03-17', younger('2025-03-02'))).toEqual([]);
    expect(before().refusals(step, '2025-03-17', expulsion)).toEqual([]);
    const settled = before().record(step, '2025-03-17', younger('2025-03-02')).record('withdraw-exit', '2025-03-18');
    expect(settled.refusals(step, '2025-03-19', exit)).toEqual([]);
  });
  it('EXT-03 is not forgotten for want of a conclusion in an exit opened later', () => {
    const again = ready().record(step, on, expulsion).record('withdraw-exit', '2025-03-10').record(step, '2025-03-17', expulsion).record('withdraw-exit', '2025-03-18');
    expect(again.refusals(step, '2025-03-19')).toEqual(['EXT-03 expulsion-was-concluded']);
  });

  it('EXT-01 removes no name without a ground that the edition knows', () => {
    expect(ready().refusals(step, on, { ground: undefined })).toEqual(['EXT-01 removal-ground-missing']);
    for (const ground of ['dropped-activity', 'unpaid-dues', 'card-returned-or-destroyed', 'no-progress-after-education', 'breach-of-standing-two-years', 'political-standard']) {
      expect(ready().refusals(step, on, { ground })).toEqual([]);
    }
  });
  it('EXT-01 takes a ground for a removal only', () => {
    expect(ready().refusals(step, on, { ...expulsion, ...dropped })).toEqual(['EXT-01 ground-without-removal']);
    expect(ready().refusals(step, on, { ...leave, ...dropped })).toEqual(['EXT-01 ground-without-removal']);
  });
  it('EXT-01 finds no lack of progress in a member whom the branch has not found unqualified', () => {
    expect(aScreening().educated().refusals(step, on)).toEqual(['EXT-01 not-found-unqualified']);
    expect(aScreening().educated().refusals(step, on, dropped)).toEqual([]);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('EXT-01 finds no lack of progress before twelve months of education have passed', () => {
    const educated = aScreening().educated();
    expect(educated.refusals(step, '2025-02-11')).toContain('EXT-01 educated-too-short');
    expect(educated.refusals(step, '2025-02-12')).not.toContain('EXT-01 educated-too-short');
    expect(educated.refusals(step, '2025-02-11', dropped)).toEqual([]);
    const refusal = educated.refused(step, '2025-02-11').find(({ code }) => code === 'educated-too-short');
    expect(refusal).toMatchObject({ curedBy: 'nobody', seen: { educatedFrom: '2024-02-12', months: 12, earliest: '2025-02-12' } });
  });

  it('EXT-04 lets nobody leave without an application with reasons', () => {
    expect(ready().refusals(step, on, { ...leave, application: undefined })).toEqual(['EXT-04 application-to-leave-missing']);
    expect(() => ready().refusals(step, on, { ...leave, application: { ...leave.application, reasons: ' ' } })).toThrow();
  });
  it('EXT-04 takes an application for leaving only', () => {
    for (const exit of [{}, expulsion]) expect(ready().refusals(step, on, { ...exit, application: leave.application })).toEqual(['EXT-04 application-without-leaving']);
  });
  it('EXT-04 puts discipline before leaving', () => {
    expect(ready().refusals(step, on, { ...leave, violation: 'below-expulsion', conclusion })).toEqual(['EXT-04 discipline-before-leaving']);
    expect(ready().refusals(step, on, { violation: 'below-expulsion', conclusion })).toEqual([]);
  });

  it('EXT-02 rests on no paper that is younger than the opening', () => {
    const young = { number: '33', issuedOn: '2025-03-04' };
    for (const entered of [{ basis: young }, { ...expulsion, conclusion: young }, { ...leave, application: { letter: young, reasons: 'Sức yếu' } }]) {
      expect(ready().refusals(step, on, entered)).toEqual(['EXT-02 paper-later-than-the-act']);
    }
  });
  it('SCR-07 waits for the end of a move whatever its day, for an exit is begun and ended in one place', () => {
    const moving = onTheMove(ready(), on);
    for (const day of [on, '2025-02-28']) expect(moving.refusals(step, day, { basis: { number: '34', issuedOn: '2025-02-21' } })).toEqual(['SCR-07 listed-member-is-moving']);
    expect(moving.record('receive-listed-member', on).refusals(step, on)).toEqual([]);
  });
  it('SCR-01 hears the member anew about an exit that was opened, and counts what is said on its first day', () => {
    const spoken = ready().record('record-explanation', '2025-03-01', { matter: 'exit' }).record(step, on).record('record-self-criticism', on);
    expect(spoken.refusals('hold-exit-vote', '2025-03-17')).toEqual(['SCR-01 member-not-heard']);
    expect(spoken.record('record-explanation', on, { matter: 'exit' }).refusals('hold-exit-vote', '2025-03-17')).toEqual([]);
  });

  hasTriedEveryRule(step, procedure);
});
