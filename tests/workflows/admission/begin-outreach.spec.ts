import { addDays, findStep, mainState, type Here, type IsoDate, type Leaving, type OtherCase } from '../../../workflows/index.js';
import { admissionEditions } from '../../../workflows/admission/regulation.js';
import { readmissionBars } from '../../../workflows/regulations/exits.js';
import { aCase, formerMembership, procedure } from '../../support/admission-case.js';
import { hasTriedEveryRule, onTheMove } from '../../support/step-rules.js';

const step = 'begin-outreach';
const on: IsoDate = '2024-01-05';

const former = (changed: Partial<Record<'leftOn' | 'way' | 'readmittedBefore' | 'bars' | 'recordDeletedOn' | 'specialFamilyCircumstance', unknown>> = {}) => ({ formerMembership: { ...formerMembership, ...changed } });
const besides = (...facts: readonly OtherCase['facts'][]): Partial<Here> => ({
  otherCases: facts.map((one, nth) => ({ id: `case-${nth}`, procedure: 'admission', state: 'removed', closed: true, openedOn: '2010-01-01', facts: one })),
});
const left = (leftOn: IsoDate, way: Leaving['way'] = 'name-removed'): OtherCase['facts'] => ({ left: { way, on: leftOn } });

describe('beginning outreach', () => {
  it('opens the case for one person in one branch', () => {
    const begun = aCase().record(step, on);
    expect(mainState(begun.state.place)).toBe('awaitingListing');
    expect(begun.state.facts).toEqual({ subject: 'candidate-1', branch: 'branch-1', begunOn: on, lastOn: on });
  });
  it('ORD-01 is the only step of a new case and cannot be taken twice', () => {
    expect(aCase().refusals('list-candidate', on)).toContain('ORD-01 step-not-open');
    expect(aCase().record(step, on).refusals(step, on)).toEqual(['ORD-01 step-not-open']);
  });
  it('ORD-03 is refused on a day that has not come and can be recorded the same day', () => {
    expect(aCase().refusals(step, on, {}, { today: '2024-01-04' })).toEqual(['ORD-03 date-in-the-future']);
    expect(aCase().refusals(step, on, {}, { today: on })).toEqual([]);
  });
  it('ORD-04 is refused on 24/7/2016 and accepted on 25/7/2016, the first day of the first edition', () => {
    expect(aCase().refusals(step, '2016-07-24')).toEqual(['ORD-04 no-regulation-on-that-day']);
    expect(aCase().refusals(step, '2016-07-25')).toEqual([]);
  });
  it('ADM-20 says that the dossier travels, besides not being open', () => {
    expect(onTheMove(aCase().afterTraining(), '2024-04-10').refusals(step, '2024-04-10')).toEqual(['ORD-01 step-not-open', 'ADM-20 case-is-moving']);
  });
  it('ADM-01 refuses somebody who is a full member on that day and accepts who is not yet', () => {
    const member = (since: '2024-01-05' | '2024-01-06') => ({ subject: { bornOn: '1995-05-05', fullMemberSince: since } }) as const;
    expect(aCase().refused(step, on, {}, member('2024-01-05'))).toMatchObject([{ rule: 'ADM-01', code: 'already-a-member', seen: { since: '2024-01-05' }, curedBy: 'nobody' }]);
    expect(aCase().refusals(step, on, {}, member('2024-01-06'))).toEqual([]);
  });
  it('ADM-01 refuses a day before or of the birth, and accepts who was born before or whose birth is not on file', () => {
    for (const bornOn of ['2024-01-06', '2024-01-05'] as const) expect(aCase().refusals(step, on, {}, { subject: { bornOn } })).toEqual(['ADM-01 not-born-yet']);
    expect(aCase().refusals(step, on, {}, { subject: { bornOn: '2024-01-04' } })).toEqual([]);
    expect(aCase().refusals(step, on, {}, { subject: {} })).toEqual([]);
  });

  it('ADM-36 begins with somebody who was a member before, and remembers it', () => {
    const begun = aCase().record(step, on, former({ recordDeletedOn: '2021-01-01' }));
    expect(begun.state.facts).toMatchObject({ readmission: true, formerMembership: { leftOn: '2020-06-01', recordDeletedOn: '2021-01-01' } });
    expect(aCase().record(step, on).state.facts).not.toHaveProperty('readmission');
  });
  it('ADM-36 wants a former membership stated that is on record, as it is on record', () => {
    const removed = besides(left('2020-06-01'));
    expect(aCase().refused(step, on, {}, removed)).toMatchObject([{ rule: 'ADM-36', code: 'former-membership-not-stated', seen: { leftOn: '2020-06-01', way: 'name-removed' } }]);
    expect(aCase().refusals(step, on, former({ leftOn: '2020-06-02' }), removed)).toEqual(['ADM-36 former-membership-differs']);
    expect(aCase().refusals(step, on, former({ way: 'expelled' }), removed)).toEqual(['ADM-36 former-membership-differs']);
    expect(aCase().refusals(step, on, former(), removed)).toEqual([]);
  });
  it('ADM-36 goes by the last time somebody left, and by none where the rights were restored', () => {
    const twice = besides(left('2019-01-01', 'expelled'), left('2020-06-01'), left('2018-01-01', 'expelled'));
    expect(aCase().refusals(step, on, former(), twice)).toEqual([]);
    expect(aCase().refusals(step, on, {}, besides({}))).toEqual([]);
    expect(aCase().refusals(step, on, former(), { otherCases: undefined })).toEqual([]);
  });
  it('ADM-36 readmits once only, by what is stated and by the record', () => {
    expect(aCase().refused(step, on, former({ readmittedBefore: true }))).toMatchObject([{ code: 'readmitted-once-already', seen: { onRecord: false } }]);
    const readmitted = besides({ readmission: true, officialFrom: '2015-01-01', ...left('2020-06-01') });
    expect(aCase().refused(step, on, former(), readmitted)).toMatchObject([{ code: 'readmitted-once-already', seen: { onRecord: true } }]);
    // On the second probation the name was removed; or the readmission itself came to nothing.
    const again = former({ leftOn: '2020-06-01', way: 'admission-annulled' });
    expect(aCase().refusals(step, on, former(), besides({ readmission: true, ...left('2020-06-01') }))).toEqual(['ADM-36 readmitted-once-already']);
    expect(aCase().refusals(step, on, again, besides({ readmission: true, ...left('2020-06-01', 'admission-annulled') }))).toEqual([]);
    expect(aCase().refusals(step, on, former(), besides({ readmission: true }, left('2020-06-01')))).toEqual([]);
    expect(aCase().refusals(step, on, former(), besides({ officialFrom: '2015-01-01', ...left('2020-06-01') }))).toEqual([]);
  });
  it.each([
    ['self-dropped-activity', 'barred-dropped-activity'],
    ['left-at-own-request', 'barred-left-at-own-request'],
    ['serious-disunity', 'barred-serious-disunity'],
    ['convicted-of-corruption', 'barred-convicted-of-corruption'],
    ['convicted-of-serious-crime', 'barred-convicted-of-serious-crime'],
  ] as const)('ADM-37 refuses who is barred by %s, citing how sure we are of it', (bar, code) => {
    const citations = admissionEditions.map((regulation) => regulation.exits.readmissionBars[bar].citation);
    expect(aCase().refused(step, on, former({ bars: [bar] }))).toMatchObject([{ rule: 'ADM-37', code, citation: citations[1], curedBy: 'nobody' }]);
    expect(aCase().refused(step, '2025-07-01', former({ bars: [bar] }))).toMatchObject([{ code, citation: citations[3] }]);
  });
  it('ADM-37 names every bar that holds', () => {
    expect(aCase().refusals(step, on, former({ bars: readmissionBars }))).toHaveLength(readmissionBars.length);
    expect(aCase().refusals(step, on, former({ bars: [] }))).toEqual([]);
  });
  it('ADM-37 bars who left at their own request, but for a special family circumstance proven by that day', () => {
    const leaving = (issuedOn?: string) => former({ way: 'left-at-own-request', ...(issuedOn && { specialFamilyCircumstance: { number: '12', issuedOn } }) });
    expect(aCase().refusals(step, on, leaving())).toEqual(['ADM-37 barred-left-at-own-request']);
    expect(aCase().refusals(step, on, leaving(addDays(on, 1)))).toEqual(['ADM-37 barred-left-at-own-request', 'ADM-36 paper-later-than-the-act']);
    expect(aCase().refusals(step, on, leaving(on))).toEqual([]);
  });
  it('ADM-37 lifts no other bar by a family circumstance', () => {
    const proof = { number: '12', issuedOn: on };
    expect(aCase().refusals(step, on, former({ bars: ['serious-disunity'], specialFamilyCircumstance: proof }))).toEqual(['ADM-37 barred-serious-disunity']);
  });
  it.each(['leftOn', 'recordDeletedOn'] as const)('ADM-36 refuses a %s that has not come', (field) => {
    expect(aCase().refusals(step, on, former({ [field]: addDays(on, 1) }))).toEqual(['ADM-36 paper-later-than-the-act']);
    expect(aCase().refusals(step, on, former({ [field]: on }))).toEqual([]);
  });
  it('ADM-01 takes a former full member whose membership ended no earlier than it began', () => {
    const member = { subject: { bornOn: '1985-05-05', fullMemberSince: '2020-06-01' } } as const;
    expect(aCase().refusals(step, on, former(), member)).toEqual([]);
    expect(aCase().refusals(step, on, former({ leftOn: '2020-05-31' }), member)).toEqual(['ADM-01 already-a-member']);
  });

  it.each(['no-branch', 'no-member', 'enterprise-with-state-capital', 'enterprise-without-state-capital', 'commune-without-branch'])('ADM-35 begins where the branch was assigned: %s', (ground) => {
    const assignment = (issuedOn: string) => ({ assignment: { ground, decision: { number: '39-QĐ/ĐU', issuedOn } } });
    expect(aCase().refusals(step, on, assignment(addDays(on, 1)))).toEqual(['ADM-35 paper-later-than-the-act']);
    expect(aCase().eventOf(step, on, assignment(on))).toMatchObject({ assignment: { ground } });
  });
  it('ADM-35 has the assigning committee vouched for, by a clause nobody has confirmed in the newest edition', () => {
    const vouched = findStep(procedure, step)!.attests.find(({ rule }) => rule === 'ADM-35')!;
    expect(vouched).toMatchObject({ kind: 'attested', by: 'competent-committee' });
    expect(procedure.editions.map((edition) => vouched.cite(edition).confidence)).toEqual(['text', 'summary', 'summary', 'summary', 'unconfirmed', 'unconfirmed']);
  });
  it('ADM-17 waives nothing for an assigned branch', () => {
    const assigned = aCase().record(step, on, { assignment: { ground: 'no-branch', decision: { number: '39-QĐ/ĐU', issuedOn: on } } });
    const trained = assigned.record('list-candidate', '2024-02-05').record('propose-course', '2024-03-05').record('certify-training', '2024-04-05');
    const short = { introducers: [{ person: 'helper-1', togetherSince: '2023-08-01' }, { person: 'helper-2', togetherSince: '2015-01-01' }] };
    expect(trained.refusals('record-introductions', '2024-07-20', short)).toEqual(['ADM-17 introducer-not-long-enough-together']);
  });

  hasTriedEveryRule(step);
});
