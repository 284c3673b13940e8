import { mainState, type Here, type OtherCase } from '../../../workflows/index.js';
import { aScreening, firstDay, onTheMove, procedure } from '../../support/screening-case.js';
import { hasTriedEveryRule } from '../../support/step-rules.js';

const step = 'begin-screening';
const on = '2024-01-08';
const criterion = (code: string, issuedOn = '2023-12-20') => ({ criterion: code, conclusion: { number: '01-TB/ĐU', issuedOn }, concludedBy: 'Đảng ủy cơ sở' });
const otherCase = (facts: OtherCase['facts']): Partial<Here> => ({ otherCases: [{ id: 'case-0', procedure: 'screening', state: 'exited', closed: true, openedOn: '2022-01-03', facts }] });

const ofRound = (changed: Partial<NonNullable<Here['round']>> = {}): Partial<Here> => ({ round: { organ: 'grassroots-1', begunOn: '2024-01-02', ...changed } });

describe('beginning a screening', () => {
  it('opens the case of one member in one branch and notes since when the person is a member', () => {
    const begun = aScreening().record(step, on, { round: '2024-1' }, ofRound());
    expect(mainState(begun.state.place)).toBe('awaitingScreeningOpinions');
    expect(begun.state.facts).toEqual({ subject: 'member-1', branch: 'branch-1', memberSince: '2010-01-01', round: '2024-1', begunOn: on, lastOn: on });
  });
  it('ORD-01 cannot be taken twice', () => {
    expect(aScreening().begun().refusals(step, on)).toEqual(['ORD-01 step-not-open']);
  });
  it('ORD-03 is refused on a day that has not come', () => {
    expect(aScreening().refusals(step, on, {}, { today: '2024-01-07' })).toEqual(['ORD-03 date-in-the-future']);
    expect(aScreening().refusals(step, on, {}, { today: on })).toEqual([]);
  });
  it('ORD-04 is refused on the eve of the guidance of 12/4/2021 and accepted on its day', () => {
    expect(aScreening().refusals(step, '2021-04-11')).toEqual(['ORD-04 no-regulation-on-that-day']);
    expect(aScreening().refusals(step, firstDay)).toEqual([]);
  });
  it('SCR-02 refuses who becomes a full member on the day after, or of whom nothing is on file, and accepts who does on that day', () => {
    const member = (fullMemberSince?: '2024-01-08' | '2024-01-09') => ({ subject: { fullMemberSince } });
    expect(aScreening().refused(step, on, {}, member('2024-01-09'))).toMatchObject([{ rule: 'SCR-02', code: 'subject-is-no-full-member', curedBy: 'clerk', seen: { on } }]);
    expect(aScreening().refusals(step, on, {}, member())).toEqual(['SCR-02 subject-is-no-full-member']);
    expect(aScreening().refusals(step, on, {}, { subject: undefined })).toEqual(['SCR-02 subject-is-no-full-member']);
    expect(aScreening().eventOf(step, on, {}, member('2024-01-08'))).toMatchObject({ memberSince: '2024-01-08' });
  });
  it('SCR-02 refuses who left the Party by another case, from the day of that decision on, and accepts whose rights were restored', () => {
    expect(aScreening().refused(step, on, {}, otherCase({ left: { way: 'name-removed', on: '2024-01-08' } }))).toMatchObject([{ rule: 'SCR-02', code: 'member-has-left', seen: { leftOn: '2024-01-08' } }]);
    expect(aScreening().refusals(step, on, {}, otherCase({ left: { way: 'expelled', on: '2024-01-09' } }))).toEqual([]);
    expect(aScreening().refusals(step, on, {}, otherCase({}))).toEqual([]);
  });
  it('SCR-02 accepts who was readmitted and is a full member anew since a day after leaving', () => {
    const readmitted = (since: '2020-05-04' | '2020-05-05') => ({ ...otherCase({ left: { way: 'name-removed', on: '2020-05-04' } }), subject: { fullMemberSince: since } }) as const;
    expect(aScreening().refusals(step, on, {}, readmitted('2020-05-05'))).toEqual([]);
    expect(aScreening().refusals(step, on, {}, readmitted('2020-05-04'))).toEqual(['SCR-02 member-has-left']);
  });
  it.each(['not-completed-two-years', 'offended-again-while-disciplined', 'degraded-concluded', 'conduct-rules-breached'])('SCR-03 knows the criterion %s, and any one of them is enough', (code) => {
    expect(aScreening().refusals(step, on, { criteria: [criterion(code)] })).toEqual([]);
  });
  it('SCR-03 refuses a criterion beyond those that were read, even beside one that was', () => {
    expect(aScreening().refused(step, on, { criteria: [criterion('further')] })).toMatchObject([{ rule: 'SCR-03', code: 'criterion-not-known', seen: { unknown: 1, version: '2021-1' } }]);
    expect(aScreening().refusals(step, on, { criteria: [criterion('degraded-concluded'), criterion('further')] })).toEqual(['SCR-03 criterion-not-known']);
  });
  it('SCR-03 says openly that the list is not complete', () => {
    const [edition] = procedure.editions;
    expect(edition).toMatchObject({ screening: { criteriaComplete: { value: false, citation: { confidence: 'unconfirmed' } } } });
  });
  it('SCR-03 refuses one criterion stated twice and accepts two', () => {
    expect(aScreening().refusals(step, on, { criteria: [criterion('degraded-concluded'), criterion('degraded-concluded')] })).toEqual(['SCR-03 criterion-stated-twice']);
    expect(aScreening().refusals(step, on, { criteria: [criterion('degraded-concluded'), criterion('conduct-rules-breached')] })).toEqual([]);
  });
  it('SCR-03 refuses a conclusion younger than the list, whichever it is, and accepts one of the same day', () => {
    const second = (issuedOn: string) => ({ criteria: [criterion('degraded-concluded'), criterion('conduct-rules-breached', issuedOn)] });
    expect(aScreening().refusals(step, on, second('2024-01-09'))).toEqual(['SCR-03 paper-later-than-the-act']);
    expect(aScreening().refusals(step, on, second(on))).toEqual([]);
  });
  it('REC-11 refuses a round that nobody knows or that is of an organ elsewhere, and accepts one of an organ above or of the branch itself', () => {
    expect(aScreening().refused(step, on, { round: 'r' })).toMatchObject([{ rule: 'REC-11', code: 'no-such-round', seen: { onFile: false } }]);
    expect(aScreening().refused(step, on, { round: 'r' }, ofRound({ organ: 'elsewhere' }))).toMatchObject([{ code: 'no-such-round', seen: { onFile: true } }]);
    for (const organ of ['branch-1', 'grassroots-1', 'commune-1']) expect(aScreening().refusals(step, on, { round: 'r' }, ofRound({ organ }))).toEqual([]);
  });
  it('REC-11 refuses the eve and the day after a round, and accepts its first and its last day', () => {
    const days = (begunOn: '2024-01-08' | '2024-01-09', closedOn?: '2024-01-07' | '2024-01-08') => ofRound({ begunOn, closedOn });
    expect(aScreening().refused(step, on, { round: 'r' }, days('2024-01-09'))).toMatchObject([{ rule: 'REC-11', code: 'round-not-open', seen: { on, begunOn: '2024-01-09' } }]);
    expect(aScreening().refusals(step, on, { round: 'r' }, ofRound({ closedOn: '2024-01-07' }))).toEqual(['REC-11 round-not-open']);
    expect(aScreening().refusals(step, on, { round: 'r' }, days('2024-01-08', '2024-01-08'))).toEqual([]);
  });
  it('takes no list without a criterion', () => {
    expect(procedure.steps.find(({ name }) => name === step)?.command.safeParse({ happenedOn: on, subject: 'member-1', branch: 'branch-1', criteria: [] }).success).toBe(false);
  });
  it('SCR-07 would wait while a listed member moves', () => {
    expect(onTheMove(aScreening().educated(), '2024-06-03').refusals(step, '2024-06-03')).toEqual(['ORD-01 step-not-open', 'SCR-07 listed-member-is-moving']);
  });

  hasTriedEveryRule(step, procedure);
});
