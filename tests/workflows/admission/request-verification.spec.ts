import { aCase, deadlinesIn } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'request-verification';
const on = '2024-05-27';
const ready = () => aCase().afterTraining().record('submit-application', '2024-05-06').record('declare-cv', '2024-05-20');

describe('asking for the verification', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-05-20', ready });

  const persons = (...relations: string[]) => ({ persons: relations.map((relation) => ({ relation })) });
  it('ADM-11 asks of somebody unmarried the candidate and both birth parents, and says who is missing', () => {
    expect(ready().refusals(step, on, persons('candidate', 'father', 'mother'))).toEqual([]);
    expect(ready().refused(step, on, persons('candidate', 'mother'))).toMatchObject([{ rule: 'ADM-11', code: 'person-to-verify-missing', seen: { missing: 'father' } }]);
    expect(ready().refusals(step, on, persons('father', 'mother'))).toEqual(['ADM-11 person-to-verify-missing']);
  });
  it('ADM-11 asks instead of the parents whoever raised the candidate', () => {
    expect(ready().refusals(step, on, persons('candidate', 'raised-by'))).toEqual([]);
  });
  it('ADM-11 asks of somebody married also the spouse and the parents-in-law', () => {
    expect(ready().refused(step, on, { married: true })[0]?.seen).toEqual({ missing: 'spouse, father-in-law, mother-in-law' });
    expect(ready().refusals(step, on, { married: true, ...persons('candidate', 'father', 'mother', 'spouse', 'father-in-law', 'mother-in-law') })).toEqual([]);
  });
  it('ADM-11 refuses the same person twice and accepts two children', () => {
    const child = (nth: number) => ({ relation: 'child', nth });
    const others = persons('candidate', 'father', 'mother').persons;
    expect(ready().refusals(step, on, { persons: [...others, child(1), child(1)] })).toEqual(['ADM-11 person-to-verify-twice']);
    expect(ready().refusals(step, on, { persons: [...others, child(1), child(2)] })).toEqual([]);
  });
  const exempt = (relation: string, exemption: string) => ({
    persons: ['candidate', 'father', 'mother', 'spouse'].map((one) => ({ relation: one, ...(one === relation && { exemption }) })),
  });
  it('ADM-13 never exempts the candidate', () => {
    for (const exemption of ['relative-is-member', 'already-clear']) {
      expect(ready().refused(step, on, exempt('candidate', exemption))).toMatchObject([{ rule: 'ADM-13', code: 'exemption-not-allowed', seen: { relations: 'candidate' } }]);
    }
  });
  it('ADM-13 exempts a birth parent who is a member, and not a spouse for that reason', () => {
    expect(ready().refusals(step, on, exempt('father', 'relative-is-member'))).toEqual([]);
    expect(ready().refusals(step, on, exempt('spouse', 'relative-is-member'))).toEqual(['ADM-13 exemption-not-allowed']);
    expect(ready().refusals(step, on, exempt('spouse', 'already-clear'))).toEqual([]);
  });
  it('ADM-15 reminds after 30 working days, after 90 when somebody who is not exempt is abroad', () => {
    const due = (waiting: ReturnType<typeof aCase>) => deadlinesIn(waiting).find(({ key }) => key === 'verification-result-due');
    const abroad = (exemption?: string) => ({ persons: [{ relation: 'candidate' }, { relation: 'father', abroad: true, exemption }, { relation: 'mother' }] });
    expect(due(ready().record(step, on))).toMatchObject({ budget: 30, unit: 'working-days', purpose: 'service', rule: 'ADM-15' });
    expect(due(ready().record(step, on, abroad()))).toMatchObject({ budget: 90 });
    expect(due(ready().record(step, on, abroad('already-clear')))).toMatchObject({ budget: 30 });
    expect(due(ready().record(step, on).record('conclude-verification', '2024-07-15'))).toBeUndefined();
  });

  hasTriedEveryRule(step);
});
