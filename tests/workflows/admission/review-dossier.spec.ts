import { checkOf, checksAt, findStep, mainState, papersAhead, stepsAhead, waitsForRoles } from '../../../workflows/index.js';
import { aCase, deadlinesIn, openVote, procedure } from '../../support/admission-case.js';
import { faulty } from '../../support/admission-roads.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'review-dossier';
const on = '2024-08-28';
const ready = () => aCase().afterSubmission();
const held = ['01', '37', '38', '39', '42', '43', '45'];
const returned = () => ready().record(step, on, { findings: faulty('01', '39'), returnBy: '2024-09-10' });
const noted = (round: number, ...papers: string[]) => ({ papers: Object.fromEntries(papers.map((paper) => [paper, { finding: 'in-order' as const, round }])) });

describe('the review of the dossier', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-08-21', ready });

  it('REC-06 is recorded only when every paper of the dossier has been judged, and names those that have not', () => {
    for (const unjudged of held) expect(ready().refused(step, on, { findings: faulty().filter(({ paper }) => paper !== unjudged) })).toMatchObject([{ code: 'papers-not-judged', seen: { papers: unjudged } }]);
    expect(ready().refused(step, on, { findings: faulty().slice(0, 1) })).toMatchObject([{ seen: { papers: '37, 38, 39, 42, 43, 45' } }]);
    expect(ready().refusals(step, on)).toEqual([]);
  });
  it('REC-06 refuses a paper judged twice, a paper that this dossier does not hold, and one that is unknown', () => {
    const and = (paper: string, finding = 'in-order') => ready().refusals(step, on, { findings: [...faulty(), { paper, finding }] });
    expect(and('37')).toEqual(['REC-06 paper-judged-twice']);
    expect(and('44')).toEqual(['REC-06 paper-not-in-this-dossier']);
    expect(and('77', 'not-applicable')).toEqual(['REC-06 paper-not-in-this-dossier']);
    expect(and('44', 'not-applicable')).toEqual([]);
  });
  it('REC-06 refuses to call a paper without application that the dossier must hold', () => {
    const findings = faulty().map((one) => (one.paper === '38' ? { ...one, finding: 'not-applicable' } : one));
    expect(ready().refused(step, on, { findings })).toMatchObject([{ code: 'paper-must-be-held', seen: { papers: '38' } }]);
  });
  it('REC-06 refuses a fault without its reason', () => {
    const findings = faulty('42').map(({ paper, finding }) => ({ paper, finding }));
    expect(ready().refused(step, on, { findings })).toMatchObject([{ code: 'fault-without-reason', seen: { papers: '42' } }]);
  });
  it('REC-06 takes a day to return only of a dossier that goes back, and none before the review', () => {
    expect(ready().refusals(step, on, { returnBy: '2024-09-10' })).toEqual(['REC-06 return-day-does-not-fit']);
    expect(ready().refusals(step, on, { findings: faulty('01'), returnBy: '2024-08-27' })).toEqual(['REC-06 return-day-does-not-fit']);
    expect(ready().refusals(step, on, { findings: faulty('01'), returnBy: on })).toEqual([]);
  });
  it('ADM-28 finds no dossier where only the result of a vote was reported', () => {
    const failed = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', { vote: openVote(13, 7) }).record('report-vote-result', '2024-08-07');
    expect(failed.refusals(step, on)).toContain('ADM-28 no-dossier-to-review');
    const failedAbove = aCase().afterBranchVote().record('record-committee-vote', '2024-08-19', { vote: openVote(3, 12) }).record('report-vote-result', '2024-08-20');
    expect(failedAbove.refusals(step, on, { findings: faulty() })).toContain('ADM-28 no-dossier-to-review');
  });

  it('leaves a dossier in order where it is, and says so', () => {
    const reviewed = ready().record(step, on);
    expect(reviewed.events.at(-1)).toMatchObject({ type: 'DossierReviewed', outcome: 'in-order' });
    expect(reviewed.state).toMatchObject({ place: 'awaitingDecision', facts: { reviewedOn: on } });
    expect(reviewed.state.facts).not.toHaveProperty('returned');
  });
  it('gives a faulty dossier back, with all papers at fault and the day it is wanted back', () => {
    expect(mainState(returned().state.place)).toBe('awaitingSubmission');
    expect(returned().state.facts).toMatchObject({ returns: 1, returned: { on, papers: ['01', '39'], returnBy: '2024-09-10' } });
    expect(returned().state.facts).not.toHaveProperty('reviewedOn');
  });
  it('keeps a decision out until the dossier has come again', () => {
    expect(returned().refusals('record-committee-decision', '2024-09-10')).toContain('ORD-01 step-not-open');
  });
  it('asks for no review before a decision', () => {
    expect(ready().refusals('record-committee-decision', '2024-09-10')).toEqual([]);
  });
  it('does not stop the clock of the decision', () => {
    const limit = (one: ReturnType<typeof aCase>) => deadlinesIn(one).find(({ key }) => key === 'committee-decision-due');
    expect(limit(returned())).toEqual(limit(ready()));
  });

  it('REC-06 lets the dossier in again only when each paper given back has been looked at since', () => {
    const again = (papers: object) => returned().refused('submit-dossier', '2024-09-05', {}, papers);
    expect(again({})).toMatchObject([{ code: 'paper-returned', seen: { paper: '01', returnedOn: on } }, { code: 'paper-returned', seen: { paper: '39' } }]);
    expect(again(noted(0, '01', '39'))).toHaveLength(2);
    expect(again(noted(1, '01'))).toMatchObject([{ code: 'paper-returned', seen: { paper: '39' } }]);
    expect(again(noted(1, '01', '39'))).toEqual([]);
    expect(again({ papers: { ...noted(1, '01').papers, '39': { finding: 'missing', round: 1 } } })).toMatchObject([{ code: 'paper-found-missing', seen: { paper: '39' } }]);
  });
  it('REC-06 asks anew when the dossier is given back a second time', () => {
    const twice = returned().record('submit-dossier', '2024-09-05', {}, noted(1, '01', '39')).record(step, '2024-09-09', { findings: faulty('01') });
    expect(twice.state.facts).toMatchObject({ returns: 2, returned: { papers: ['01'] } });
    expect(twice.refusals('submit-dossier', '2024-09-12', {}, noted(1, '01', '39'))).toEqual(['REC-06 paper-returned']);
    expect(twice.refusals('submit-dossier', '2024-09-12', {}, noted(2, '01'))).toEqual([]);
  });
  it('forgets the return once the dossier has come again, and the review once a decision is made', () => {
    const again = returned().record('submit-dossier', '2024-09-05', {}, noted(1, '01', '39'));
    expect(again.state.facts).not.toHaveProperty('returned');
    expect(again.record(step, '2024-09-09').record('record-committee-decision', '2024-09-20').state.facts).not.toHaveProperty('reviewedOn');
  });

  it('is not what a case waits for, but its papers are on the checklist where it can be recorded', () => {
    const { place } = ready().state;
    expect(stepsAhead(procedure, place).map(({ name }) => name)).toEqual(['record-committee-decision']);
    expect(waitsForRoles(procedure, returned().state.place)).toEqual(['grassroots-committee']);
    expect(checksAt(procedure, place).map(({ name }) => name)).toEqual([step]);
    expect(checksAt(procedure, returned().state.place).map(({ name }) => name)).toEqual(['submit-dossier']);
  });
  it('shows the papers given back as missing on the checklist and in lists', () => {
    const { state, surroundings } = returned();
    const check = checkOf(procedure, state, findStep(procedure, 'submit-dossier')!, '2024-09-05', surroundings);
    expect(check.papers.filter((item) => item.state === 'missing').map(({ paper }) => paper).toSorted()).toEqual(['01', '39']);
    expect(Object.entries(papersAhead(procedure, state, '2024-09-05', surroundings)).filter(([, day]) => day === null).map(([paper]) => paper).toSorted()).toEqual(['01', '39']);
  });

  hasTriedEveryRule(step);
});
