import { mainState, type Here } from '../../../workflows/index.js';
import { aComplaint, casesOf, consequenceOf, deadlinesIn, disciplined, ended, organs, procedure } from '../../support/complaint-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'lodge-complaint';
const on = '2024-03-20';
const ofDiscipline = { against: 'case-expelled', complainedOf: 'discipline' };
const cases = (...otherCases: NonNullable<Here['otherCases']>): Partial<Here> => ({ otherCases });
const deciding = (decides: 'grassroots' | 'above-grassroots' | 'province' | 'central') => ({ organs: { ...organs, competent: { ...organs.competent, decides } } });

describe('lodging a complaint', () => {
  it('opens the case and notes the complaint in the case complained of, which it leaves as it is', () => {
    const lodged = aComplaint().record(step, on);
    expect(mainState(lodged.state.place)).toBe('awaitingAnswerAboveGrassroots');
    expect(lodged.state.facts).toEqual({
      subject: 'member-1', branch: 'branch-1', against: 'case-removed', complainedOf: 'removal', instance: 'above-grassroots', disputed: false, lodgedOn: on, broughtOn: on, lastOn: on,
    });
    expect(consequenceOf(aComplaint(), step, on)).toEqual({ caseId: 'case-removed', step: 'note-complaint', command: { complaint: 'complaint-1' } });
  });
  it('ORD-01 is the only step of a new case and cannot be taken twice', () => {
    expect(aComplaint().refusals('withdraw-complaint', on)).toContain('ORD-01 step-not-open');
    expect(aComplaint().record(step, on).refusals(step, on)).toEqual(['ORD-01 step-not-open']);
  });
  it('ORD-03 is refused on a day that has not come and can be recorded the same day', () => {
    expect(aComplaint().refusals(step, on, {}, { today: '2024-03-19' })).toEqual(['ORD-03 date-in-the-future']);
    expect(aComplaint().refusals(step, on, {}, { today: on })).toEqual([]);
  });
  it('ORD-04 is refused on 24/7/2016 and accepted on 25/7/2016, the first day of the first edition', () => {
    const received = (day: '2016-07-24' | '2016-07-25') => aComplaint('2016-07-20', '2016-07-21').refusals(step, day, { decision: { number: '26', issuedOn: '2016-07-20' }, receivedOn: '2016-07-21' });
    expect(received('2016-07-24')).toEqual(['ORD-04 no-regulation-on-that-day']);
    expect(received('2016-07-25')).toEqual([]);
  });

  it('EXT-05 needs the case that holds a removal; only discipline can be of no case here', () => {
    expect(aComplaint().refusals(step, on, { against: undefined })).toEqual(['EXT-05 removal-of-no-case']);
    expect(aComplaint().refusals(step, on, { against: undefined, complainedOf: 'discipline' })).toEqual([]);
    expect(consequenceOf(aComplaint(), step, on, { against: undefined, complainedOf: 'discipline' })).toBeUndefined();
  });
  it('EXT-05 needs a case of this very person', () => {
    expect(aComplaint().refusals(step, on, { against: 'case-of-another' })).toEqual(['EXT-05 no-such-case-of-this-person']);
    expect(aComplaint().refusals(step, on, {}, { otherCases: undefined })).toEqual(['EXT-05 no-such-case-of-this-person']);
  });
  it.each([
    ['case-removed', 'removal', true],
    ['case-left', 'removal', true],
    ['case-expelled', 'removal', false],
    ['case-disciplined', 'removal', false],
    ['case-removed', 'discipline', false],
    ['case-left', 'discipline', false],
    ['case-expelled', 'discipline', true],
    ['case-disciplined', 'discipline', true],
  ])('EXT-05 asks whether %s holds a %s: %s', (against, complainedOf, holds) => {
    expect(aComplaint().refusals(step, on, { against, complainedOf })).toEqual(holds ? [] : ['EXT-05 nothing-to-complain-of']);
  });
  it('EXT-05 has nothing to complain of where the rights were restored', () => {
    const [removed] = casesOf('2024-03-01');
    const restored = { ...removed!, facts: { subject: 'member-1', branch: 'branch-1' } };
    expect(aComplaint().refusals(step, on, {}, cases(restored))).toEqual(['EXT-05 nothing-to-complain-of']);
  });
  it('EXT-05 refuses a second complaint while the first is open, and accepts one after it has ended', () => {
    const way = { way: 'name-removed', on: '2024-03-01', receivedOn: '2024-03-08' } as const;
    const complained = ended('case-removed', way);
    const before = (closed: boolean) => ({ ...disciplined, id: 'complaint-0', procedure: 'complaint', closed, openedOn: '2024-03-11' as const });
    const noted = { ...complained, facts: { ...complained.facts, complaints: ['complaint-0'] } };
    expect(aComplaint().refused(step, on, {}, cases(noted, before(false)))).toMatchObject([{ code: 'already-complained-of', seen: { since: '2024-03-11' } }]);
    expect(aComplaint().refusals(step, on, {}, cases(noted, before(true)))).toEqual([]);
    expect(aComplaint().refusals(step, on, {}, cases(complained, before(false)))).toEqual([]);
    const about = (complainedOf: 'removal' | 'discipline') => ({ ...before(false), facts: { ...before(false).facts, complainedOf } });
    expect(aComplaint().refusals(step, on, {}, cases(noted, about('removal')))).toEqual(['EXT-05 already-complained-of']);
    expect(aComplaint().refusals(step, on, {}, cases(noted, about('discipline')))).toEqual([]);
  });
  it.each(['2024-02-29', '2024-03-02'])('EXT-05 refuses a decision of %s, a day from that of the case', (issuedOn) => {
    expect(aComplaint().refused(step, on, { decision: { number: '26', issuedOn } })).toMatchObject([{ code: 'decision-of-another-day', seen: { issuedOn, decidedOn: '2024-03-01' } }]);
  });
  it.each(['2024-03-07', '2024-03-09'])('EXT-05 refuses a receipt on %s where the case says 8/3/2024, and takes any day where the case says none', (receivedOn) => {
    expect(aComplaint().refusals(step, on, { receivedOn })).toEqual(['EXT-05 received-on-another-day']);
    expect(aComplaint().refusals(step, on, { receivedOn }, { otherCases: casesOf('2024-03-01') })).toEqual([]);
  });
  it('EXT-05 refuses a receipt before the decision and accepts one of the same day', () => {
    const unknown = { otherCases: casesOf('2024-03-01') };
    expect(aComplaint().refusals(step, on, { receivedOn: '2024-02-29' }, unknown)).toEqual(['EXT-05 received-before-the-decision']);
    expect(aComplaint().refusals(step, on, { receivedOn: '2024-03-01' }, unknown)).toEqual([]);
  });
  it('EXT-05 refuses papers and a receipt younger than the complaint', () => {
    expect(aComplaint().refusals(step, on, { letter: { number: '1', issuedOn: '2024-03-21' } })).toEqual(['EXT-05 paper-later-than-the-act']);
    expect(aComplaint().refusals(step, on, { receivedOn: '2024-03-21' }, { otherCases: casesOf('2024-03-01') })).toEqual(['EXT-05 paper-later-than-the-act']);
    expect(aComplaint().refusals(step, on, { receivedOn: on }, { otherCases: casesOf('2024-03-01') })).toEqual([]);
  });

  it('EXT-05 accepts a complaint of removal on the thirtieth working day and refuses it on the next', () => {
    expect(aComplaint().eventOf(step, '2024-04-22')).toMatchObject({ disputed: false });
    expect(aComplaint().refused(step, '2024-04-23')).toMatchObject([{ rule: 'EXT-05', code: 'complaint-too-late', seen: { on: '2024-04-23', receivedOn: '2024-03-08', dueOn: '2024-04-22' } }]);
  });
  it.each([
    ['2024-04-07', 'the last of 30 days', false],
    ['2024-04-08', 'the last of one month', true],
    ['2024-04-09', 'the day after one month', true],
    ['2024-04-22', 'the last of 30 working days', true],
  ])('EXT-06 accepts a complaint of discipline on %s, %s; disputed: %s', (day, _which, disputed) => {
    expect(aComplaint().eventOf(step, day, ofDiscipline)).toMatchObject({ disputed });
  });
  it('EXT-06 refuses a complaint of discipline only when it is late by every reading', () => {
    expect(aComplaint().refused(step, '2024-04-23', ofDiscipline)).toMatchObject([{ rule: 'EXT-06', code: 'discipline-complaint-too-late', seen: { dueOn: '2024-04-22' } }]);
  });
  it('EXT-06 counts the month of February as the shorter reading', () => {
    const winter = aComplaint('2024-01-30', '2024-01-31');
    expect(winter.eventOf(step, '2024-02-29', { ...winter.stated, ...ofDiscipline })).toMatchObject({ disputed: false });
    expect(winter.eventOf(step, '2024-03-01', { ...winter.stated, ...ofDiscipline })).toMatchObject({ disputed: true });
  });
  it('CAL-07 refuses nobody by a count through a year without a notice of days off', () => {
    const guessed = aComplaint('2028-03-01', '2028-03-08');
    const later = { today: '2028-12-29' } as const;
    expect(guessed.eventOf(step, '2028-08-01', guessed.stated, later)).toMatchObject({ disputed: false });
    expect(guessed.eventOf(step, '2028-08-01', { ...guessed.stated, ...ofDiscipline }, later)).toMatchObject({ disputed: true });
  });

  it.each([
    ['2025-06-30', 'above-grassroots', 'awaitingAnswerAboveGrassroots'],
    ['2025-07-01', 'province', 'awaitingAnswerProvince'],
  ] as const)('EXT-05 begins a complaint of %s at %s', (day, instance, state) => {
    const lodged = aComplaint('2025-06-02', '2025-06-09').lodged(day);
    expect(lodged.events).toMatchObject([{ instance }]);
    expect(mainState(lodged.state.place)).toBe(state);
  });
  it.each([
    ['grassroots', 'above-grassroots'],
    ['above-grassroots', 'above-grassroots'],
    ['province', 'province'],
    ['central', 'province'],
  ] as const)('EXT-05 begins at the province where no committee lies between: competent at level %s, answered first by %s', (decides, instance) => {
    expect(aComplaint().eventOf(step, on, {}, deciding(decides))).toMatchObject({ instance });
  });
  it('EXT-05 gives the instance 90 working days', () => {
    const [due] = deadlinesIn(aComplaint().record(step, on));
    expect(due).toMatchObject({ key: 'complaint-answer-due', anchoredOn: on, budget: 90, dueOn: '2024-07-29', whoActs: 'competent-committee', purpose: 'legal' });
  });
  it('EXT-06 has the office vouch that the complainant knows the decision is obeyed meanwhile', () => {
    expect(procedure.steps.find(({ name }) => name === step)?.attests).toMatchObject([{ rule: 'EXT-06', code: 'told-that-the-decision-is-obeyed-meanwhile' }]);
  });

  hasTriedEveryRule(step, procedure);
});
