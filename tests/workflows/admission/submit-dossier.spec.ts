import { aCase, organs } from '../../support/admission-case.js';
import { faulty } from '../../support/admission-roads.js';
import { asksForPapers, hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'submit-dossier';
const on = '2024-08-21';
const ready = () => aCase().afterBranchVote().record('record-committee-vote', '2024-08-19');

describe('submitting the dossier', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-08-19', ready });

  const all = ['01', '37', '38', '39', '42', '43', '45'];

  it('ADM-31 accepts the papers the case needs and names each one that is missing', () => {
    expect(ready().refusals(step, on, { papers: all })).toEqual([]);
    for (const missing of all) expect(ready().refused(step, on, { papers: all.filter((paper) => paper !== missing) })).toMatchObject([{ code: 'dossier-incomplete', seen: { missing } }]);
  });
  it.each([
    ['youth-union', '40'],
    ['trade-union', '41'],
  ])('ADM-31 asks for the resolution of the %s where it introduced', (kind, paper) => {
    const introduced = aCase()
      .afterPreparation()
      .record('record-introductions', '2024-07-23', { union: { kind, resolution: { number: '3', issuedOn: '2024-07-20' } } })
      .record('record-branch-vote', '2024-08-05')
      .record('record-committee-vote', '2024-08-19');
    expect(introduced.refused(step, on, { papers: all })).toMatchObject([{ seen: { missing: paper } }]);
    expect(introduced.refusals(step, on, { papers: [...all, paper] })).toEqual([]);
    const found = { papers: { [paper]: { finding: 'missing' as const } } };
    expect(introduced.refused(step, on, { papers: [...all, paper] }, found)).toMatchObject([{ rule: 'ADM-16', code: 'paper-found-missing', seen: { paper } }]);
  });
  it('ADM-31 asks for the appraisal where there is a section committee and for no resolution where there is no grassroots committee', () => {
    const chain = { organs: { branch: organs.branch, section: { id: 'section-1', superiors: [] }, competent: organs.competent } };
    const appraised = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', {}, chain).record('record-section-appraisal', '2024-08-12', {}, chain);
    expect(appraised.refused(step, on, { papers: all })).toMatchObject([{ seen: { missing: '44' } }]);
    const handedIn = { papers: ['01', '37', '38', '39', '42', '43', '44'] };
    expect(appraised.refusals(step, on, handedIn)).toEqual([]);
    expect(appraised.refused(step, on, handedIn, { papers: { 44: { finding: 'missing' } } })).toMatchObject([{ code: 'paper-found-missing', curedBy: 'section-committee' }]);
  });
  it('ADM-31 refuses a receipt younger than the submission', () => {
    expect(ready().refusals(step, on, { receipt: { number: '10', issuedOn: '2024-08-22' } })).toEqual(['ADM-31 paper-later-than-the-act']);
  });

  it('ADM-31 says before it is its turn which papers there are not yet', () => {
    expect(aCase().record('begin-outreach', '2024-01-05').refusals(step, on)).toEqual([
      'ORD-01 step-not-open', 'ADM-07 certificate-missing', 'ADM-09 application-missing', 'ADM-09 cv-missing', 'ADM-16 introductions-missing', 'ADM-21 opinions-missing',
      'ADM-31 branch-resolution-missing',
    ]);
  });

  it('REC-06 waits until the papers for which the dossier was given back have been looked at again', () => {
    const again = ready().record(step, on).record('review-dossier', '2024-08-28', { findings: faulty('38') });
    expect(again.refused(step, '2024-09-02')).toMatchObject([{ rule: 'REC-06', code: 'paper-returned', seen: { paper: '38', returnedOn: '2024-08-28' }, curedBy: 'candidate' }]);
    expect(again.refusals(step, '2024-09-02', {}, { papers: { 38: { finding: 'in-order', round: 1 } } })).toEqual([]);
  });

  asksForPapers({ step, on, ready });

  hasTriedEveryRule(step);
});
