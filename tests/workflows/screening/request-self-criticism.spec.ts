import { aScreening, procedure } from '../../support/screening-case.js';
import { keepsItsPlace } from '../../support/screening-rules.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'request-self-criticism';
const on = '2025-03-05';
const opened = () => aScreening().unqualified().record('open-exit', '2025-03-03');
const asked = (...days: readonly string[]) => days.reduce((waiting, day) => waiting.record(step, day), opened().record('record-explanation', '2025-03-04', { matter: 'exit' }));

describe('asking for self-criticism', () => {
  keepsItsPlace({ step, on, earliest: '2025-03-03', ready: opened });

  it('EXT-02 counts the requests of this exit', () => {
    expect(asked('2025-03-05', '2025-03-10').eventOf(step, '2025-03-17')).toMatchObject({ nth: 3 });
    expect(asked('2025-03-05', '2025-03-10', '2025-03-17').eventOf(step, '2025-03-24')).toMatchObject({ nth: 4 });
    const again = asked('2025-03-05', '2025-03-10').record('withdraw-exit', '2025-03-11').record('open-exit', '2025-04-01');
    expect(again.eventOf(step, '2025-04-02')).toMatchObject({ nth: 1 });
  });
  it('EXT-02 lets the branch go on after three requests in vain, not after two', () => {
    const [refusal] = asked('2025-03-05', '2025-03-10').refused('hold-exit-vote', '2025-03-31');
    expect(refusal).toMatchObject({ rule: 'EXT-02', code: 'self-criticism-awaited', seen: { requests: 2, needed: 3 } });
    expect(asked('2025-03-05', '2025-03-10', '2025-03-17').refusals('hold-exit-vote', '2025-03-31')).toEqual([]);
  });
  it('EXT-02 counts requests of one day once, for the member must have time to follow them', () => {
    expect(asked('2025-03-05').eventOf(step, '2025-03-05')).toMatchObject({ nth: 1 });
    expect(asked('2025-03-05', '2025-03-05', '2025-03-05').refusals('hold-exit-vote', '2025-03-31')).toEqual(['EXT-02 self-criticism-awaited']);
    expect(asked('2025-03-05').refusals(step, '2025-03-04')).toEqual(['ORD-02 date-before-earlier-step']);
  });
  it('EXT-02 is not asked for any more once it was given', () => {
    expect(opened().record('record-self-criticism', '2025-03-04').refusals(step, on)).toEqual(['EXT-02 self-criticism-already-given']);
  });
  it('EXT-04 is not asked of somebody who leaves at the own request', () => {
    const leave = { form: 'leave', ground: undefined, application: { letter: { number: '31', issuedOn: '2025-03-03' }, reasons: 'Tuổi cao, sức yếu' } };
    expect(aScreening().unqualified().record('open-exit', '2025-03-03', leave).refusals(step, on)).toEqual(['EXT-04 leaving-asks-no-self-criticism']);
  });
  it('EXT-02 refuses a letter younger than the request', () => {
    expect(opened().refusals(step, on, { letter: { number: '12', issuedOn: '2025-03-06' } })).toEqual(['EXT-02 paper-later-than-the-act']);
  });
  it('is not open once the branch has voted', () => {
    expect(aScreening().afterExitVote().refusals(step, '2025-03-18')).toContain('ORD-01 step-not-open');
  });

  hasTriedEveryRule(step, procedure);
});
