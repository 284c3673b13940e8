import { aCase } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder, peopleAnd } from '../../support/step-rules.js';

const step = 'record-introductions';
const on = '2024-07-20';
const ready = () => aCase().afterTraining();

describe('recording the introductions', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-04-05', ready });

  const by = (...introducers: (readonly [string, string])[]) => ({ introducers: introducers.map(([person, togetherSince]) => ({ person, togetherSince })) });
  const long = '2015-01-01';
  const union = (kind: string) => ({ union: { kind, resolution: { number: '3-NQ/ĐTN', issuedOn: '2024-07-10' } } });
  it('ADM-16 asks for two full members, and one is too few', () => {
    expect(ready().refusals(step, on, by(['helper-1', long]))).toEqual(['ADM-16 too-few-introducers']);
    expect(ready().refusals(step, on, by(['helper-1', long], ['helper-1', long]))).toEqual(['ADM-16 too-few-introducers']);
    expect(ready().refusals(step, on, by(['helper-1', long], ['helper-2', long]))).toEqual([]);
  });
  it.each(['youth-union', 'trade-union'])('ADM-16 takes the %s together with one full member', (kind) => {
    expect(ready().refusals(step, on, { ...by(['helper-1', long]), ...union(kind) })).toEqual([]);
  });
  it('ADM-16 refuses an introducer who is not a full member on that day', () => {
    const people = { 'helper-1': { fullMemberSince: long }, 'helper-2': { fullMemberSince: '2024-07-21' } } as const;
    expect(ready().refusals(step, on, {}, { people })).toEqual(['ADM-16 not-a-full-member']);
  });
  it('ADM-16 refuses the candidate as introducer', () => {
    expect(ready().refusals(step, on, by(['helper-1', long], ['candidate-1', long]), peopleAnd({ 'candidate-1': { fullMemberSince: long } }))).toEqual(['ADM-16 candidate-cannot-do-this']);
  });
  it('ADM-16 refuses a resolution of the union younger than the introduction', () => {
    expect(ready().refusals(step, on, { union: { kind: 'youth-union', resolution: { number: '3', issuedOn: '2024-07-21' } } })).toEqual(['ADM-16 paper-later-than-the-act']);
  });
  it('ADM-17 refuses an introducer of 11 months and accepts one of 12 months to the day', () => {
    expect(ready().refused(step, on, by(['helper-1', long], ['helper-2', '2023-07-21']))).toMatchObject([{ rule: 'ADM-17', seen: { months: 12, short: 1, earliest: '2024-07-21' } }]);
    expect(ready().refusals(step, on, by(['helper-1', long], ['helper-2', '2023-07-20']))).toEqual([]);
  });
  it('ADM-17 does not ask how long the introducer has been a full member', () => {
    expect(ready().refusals(step, on, by(['helper-1', long], ['new-1', long]), peopleAnd({ 'new-1': { fullMemberSince: '2024-01-20' } }))).toEqual([]);
  });
  it('ADM-19 waives the twelve months for the member the new branch assigned after a move, and for nobody else', () => {
    const moved = ready().record('issue-transfer-letter', '2024-07-16').record('receive-transfer', '2024-07-18');
    expect(moved.refusals(step, on, by(['helper-1', long], ['helper-3', '2024-07-18']))).toEqual([]);
    expect(moved.refusals(step, on, by(['helper-1', '2024-07-18'], ['helper-3', '2024-07-18']))).toEqual(['ADM-17 introducer-not-long-enough-together']);
    expect(ready().refusals(step, on, by(['helper-1', '2024-07-18'], ['helper-2', long]))).toEqual(['ADM-17 introducer-not-long-enough-together']);
  });
  it('ADM-34 counts twelve months from the introductions, which can be renewed while the branch has not voted', () => {
    expect(aCase().afterPreparation().record(step, '2024-07-30').state.facts).toMatchObject({ introductions: { on: '2024-07-30' } });
  });
  it('ADM-34 holds from the oldest paper among the introductions, and newer ones count in whatever order they are entered', () => {
    expect(ready().record(step, on, union('youth-union')).state.facts).toMatchObject({ introductions: { on: '2024-07-10', union: 'youth-union' } });
    expect(ready().record(step, '2024-07-30').record(step, on, union('youth-union')).state.facts).toHaveProperty('introductions', { on: '2024-07-30' });
  });
  it('ADM-16 refuses a time together that begins after the act, even where ADM-19 waives the twelve months', () => {
    const moved = ready().record('issue-transfer-letter', '2024-07-16').record('receive-transfer', '2024-07-18');
    expect(moved.refusals(step, on, by(['helper-1', long], ['helper-3', '2024-07-21']))).toEqual(['ADM-16 paper-later-than-the-act']);
    expect(moved.refusals(step, on, by(['helper-1', long], ['helper-3', on]))).toEqual([]);
  });
  it('ADM-19 keeps the waiver for the member assigned at the reception, whoever helps later', () => {
    const moved = ready().record('issue-transfer-letter', '2024-07-16').record('receive-transfer', '2024-07-17').record('assign-helper', '2024-07-18', { helper: 'helper-2' });
    expect(moved.refusals(step, on, by(['helper-1', long], ['helper-3', '2024-07-17']))).toEqual([]);
    expect(moved.refusals(step, on, by(['helper-1', long], ['helper-2', '2024-07-18']))).toEqual(['ADM-17 introducer-not-long-enough-together']);
  });
  it('ADM-19 waives nothing on a return to an earlier branch', () => {
    const back = ready()
      .record('issue-transfer-letter', '2024-07-08')
      .record('receive-transfer', '2024-07-10')
      .record('issue-transfer-letter', '2024-07-12', { destination: 'branch-1' })
      .record('receive-transfer', '2024-07-15');
    expect(back.state.facts).toMatchObject({ branch: 'branch-1', earlierBranches: ['branch-1', 'branch-2'] });
    expect(back.refusals(step, on, by(['helper-1', long], ['helper-3', '2024-07-15']))).toEqual(['ADM-17 introducer-not-long-enough-together']);
  });

  hasTriedEveryRule(step);
});
