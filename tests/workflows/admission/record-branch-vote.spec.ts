import { mainState } from '../../../workflows/index.js';
import { aCase, openVote, organs, type Entered } from '../../support/admission-case.js';
import { branchMeetingKeepsItsRules } from '../../support/meeting-rules.js';
import { asksForPapers, hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'record-branch-vote';
const on = '2024-08-05';
const ready = () => aCase().afterPreparation();
const bornOn = (day: '1964-08-05' | '1964-07-05' | '2006-08-05' | '2006-08-06' | '2006-09-05' | '1964-07-06') => ({ subject: { bornOn: day } });

describe('the vote of the branch on admission', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-07-22', ready });
  branchMeetingKeepsItsRules({ step, on, ready });

  it('ADM-22 is approved with 14 of 20 and not approved with 13, saying that 14 were needed', () => {
    expect(ready().eventOf(step, on, { vote: openVote(14, 6) })).toMatchObject({ outcome: 'approved', needed: 14 });
    expect(ready().eventOf(step, on, { vote: openVote(13, 7) })).toMatchObject({ outcome: 'not-approved', needed: 14 });
  });
  it('ADM-22 takes those who abstain as not in favour', () => {
    expect(ready().eventOf(step, on, { vote: openVote(13, 0, 7) })).toMatchObject({ outcome: 'not-approved' });
  });
  it('ADM-28 records a vote that fell short as an event, which goes up and can still be decided', () => {
    const failed = ready().record(step, on, { vote: openVote(5, 15) });
    expect(mainState(failed.state.place)).toBe('awaitingResultReport');
    failed.record('report-vote-result', '2024-08-07').record('record-committee-decision', '2024-09-02');
    expect(mainState(failed.state.place)).toBe('awaitingCeremony');
  });

  describe('on the papers of the dossier', () => {
    const missing: readonly (readonly [string, () => ReturnType<typeof aCase>])[] = [
      ['ADM-09 application-missing', () => aCase().afterTraining()],
      ['ADM-09 cv-missing', () => aCase().afterTraining()],
      ['ADM-10 verification-not-concluded', () => aCase().afterTraining()],
      ['ADM-16 introductions-missing', () => aCase().afterTraining()],
      ['ADM-21 opinions-missing', () => aCase().afterTraining()],
      ['ADM-07 certificate-missing', () => aCase().record('begin-outreach', '2024-01-05')],
    ];
    it.each(missing)('%s while it is not there, besides the step not being open', (refusal, early) => {
      expect(early().refusals(step, on)).toEqual(expect.arrayContaining(['ORD-01 step-not-open', refusal]));
      expect(ready().refusals(step, on)).toEqual([]);
    });

    const certified = (issuedOn: string) =>
      aCase(1)
        .record('begin-outreach', '2024-01-05')
        .record('list-candidate', '2024-02-05')
        .record('propose-course', '2024-03-05')
        .record('certify-training', '2024-04-05', { certificate: { number: '15/GCN', issuedOn } });
    it('ADM-08 refuses a certificate of 15/1/2020 on 3/2/2025 and accepts it on 15/1/2025', () => {
      expect(certified('2020-01-15').refusals(step, '2025-02-03')).toContain('ADM-08 certificate-expired');
      expect(certified('2020-01-15').refusals(step, '2025-01-16')).toContain('ADM-08 certificate-expired');
      expect(certified('2020-01-15').refusals(step, '2025-01-15')).not.toContain('ADM-08 certificate-expired');
    });
    it('ADM-08 shows the last day on which the certificate held', () => {
      const refusal = certified('2020-01-15').refused(step, '2025-02-03').find(({ rule }) => rule === 'ADM-08');
      expect(refusal).toMatchObject({ seen: { months: 60, lastValid: '2025-01-15', on: '2025-02-03' }, curedBy: 'candidate' });
    });

    // The papers of the ready-made road: application 6/5, CV 20/5, introductions 20/7, opinions 22/7/2024.
    it.each([
      ['application-expired', '2025-05-06', '2025-05-07', 'submit-application'],
      ['cv-needs-supplement', '2025-05-20', '2025-05-21', 'supplement-cv'],
      ['introductions-expired', '2025-07-20', '2025-07-21', 'record-introductions'],
      ['opinions-expired', '2025-07-22', '2025-07-23', 'collect-opinions'],
    ])('ADM-34 %s: holds on %s, no longer on %s, and again after %s', (code, last, tooLate, renewal) => {
      expect(ready().refusals(step, last)).not.toContain(`ADM-34 ${code}`);
      expect(ready().refusals(step, tooLate)).toContain(`ADM-34 ${code}`);
      expect(ready().record(renewal, last).refusals(step, tooLate)).not.toContain(`ADM-34 ${code}`);
    });
  });

  describe('on the age, counted by the month', () => {
    it('ADM-02 refuses 17 years and 11 months and accepts 18 years', () => {
      expect(ready().refusals(step, on, {}, bornOn('2006-08-06'))).toEqual(['ADM-02 under-age']);
      expect(ready().refusals(step, on, {}, bornOn('2006-09-05'))).toEqual(['ADM-02 under-age']);
      expect(ready().eventOf(step, on, {}, bornOn('2006-08-05'))).toMatchObject({ ageMonths: 216, overAge: false });
    });
    it('ADM-02 accepts 60 years without grounds, up to the day before 60 years and 1 month', () => {
      expect(ready().eventOf(step, on, {}, bornOn('1964-08-05'))).toMatchObject({ ageMonths: 720, overAge: false });
      expect(ready().eventOf(step, on, {}, bornOn('1964-07-06'))).toMatchObject({ ageMonths: 720, overAge: false });
    });
    it('ADM-02 refuses 60 years and 1 month without grounds and accepts it with them', () => {
      expect(ready().refusals(step, on, {}, bornOn('1964-07-05'))).toEqual(['ADM-02 over-age-without-grounds']);
      expect(ready().eventOf(step, on, { overAgeGrounds: 'special-need' }, bornOn('1964-07-05'))).toMatchObject({ ageMonths: 721, overAge: true });
    });
    it('ADM-02 refuses a candidate whose date of birth is not on file', () => {
      expect(ready().refusals(step, on, {}, { subject: {} })).toEqual(['ADM-02 birth-date-unknown']);
    });
  });

  describe('on schooling', () => {
    const accepts = (yearsLater: number, day: string, education: Entered) => !aCase(yearsLater).afterPreparation().refusals(step, day, { education }).includes('ADM-03 education-not-proven');
    it.each([
      ['R16', -6, '2018-08-06', { certificate: true, 'equivalent-certificate': true, 'programme-completed': false }],
      ['R21', -2, '2022-08-05', { certificate: true, 'equivalent-certificate': false, 'programme-completed': false }],
      ['R25a', 0, '2025-02-03', { certificate: true, 'equivalent-certificate': false, 'programme-completed': false }],
      ['R25b', 1, '2025-08-05', { certificate: true, 'equivalent-certificate': false, 'programme-completed': false }],
      ['R26a', 1, '2026-07-10', { certificate: true, 'equivalent-certificate': false, 'programme-completed': false }],
      ['R26b', 2, '2026-08-05', { certificate: true, 'equivalent-certificate': true, 'programme-completed': true }],
    ])('ADM-03 takes in %s the proofs that edition asks for', (_edition, yearsLater, day, expected) => {
      expect(Object.fromEntries(Object.keys(expected).map((proof) => [proof, accepts(yearsLater, day, { proof })]))).toEqual(expected);
    });
    it('ADM-03 is judged by the edition of the day of the vote: the programme alone is refused on 25/7/2026 and accepted on 26/7/2026', () => {
      const late = aCase(2).afterPreparation();
      const education = { proof: 'programme-completed' };
      expect(late.refusals(step, '2026-07-25', { education })).toEqual(['ADM-03 education-not-proven']);
      expect(late.refusals(step, '2026-07-26', { education })).toEqual([]);
    });
    it('ADM-03 takes an exception only with a consent in writing', () => {
      expect(ready().refusals(step, on, { education: { proof: 'exception' } })).toEqual(['ADM-03 education-not-proven']);
      expect(ready().refusals(step, on, { education: { proof: 'exception', consent: { number: '3-CV/TU', issuedOn: '2024-07-01' } } })).toEqual([]);
    });
  });

  it('ADM-22 refuses minutes younger than the meeting', () => {
    expect(ready().refusals(step, on, { minutes: { number: '06-BB/CB', issuedOn: '2024-08-06' } })).toEqual(['ADM-22 paper-later-than-the-act']);
  });

  it.each([
    ['the section committee where there is one', { ...organs, section: { id: 'section-1', superiors: [] } }, 'section', 'awaitingSectionAppraisal'],
    ['the grassroots committee', organs, 'grassroots', 'awaitingCommitteeVote'],
    ['straight to the decision from a branch under no grassroots committee', { branch: organs.branch, competent: organs.competent }, 'competent', 'awaitingSubmission'],
  ])('sends an approved resolution to %s', (_name, chain, next, state) => {
    const voted = ready().record(step, on, {}, { organs: chain });
    expect(voted.events.at(-1)).toMatchObject({ next });
    expect(mainState(voted.state.place)).toBe(state);
  });

  it('ADM-29 asks a grassroots committee only once that decides as a whole, and twice where the candidate is over age or its standing members decide', () => {
    const decidesItself = { organs: { ...organs, competent: { ...organs.grassroots, decides: 'grassroots' as const } } };
    expect(ready().eventOf(step, on, {}, decidesItself)).toMatchObject({ next: 'competent' });
    expect(ready().eventOf(step, on, { overAgeGrounds: 'special-need' }, { ...decidesItself, ...bornOn('1964-07-05') })).toMatchObject({ overAge: true, next: 'grassroots' });
    const above = { organs: { ...organs, competent: { ...organs.grassroots, decides: 'above-grassroots' as const } } };
    expect(ready().eventOf(step, on, {}, above)).toMatchObject({ next: 'grassroots' });
    expect(aCase(2).afterPreparation().eventOf(step, '2026-08-05', {}, decidesItself)).toMatchObject({ next: 'grassroots' });
  });

  it('ADM-20 refuses a vote dated before the case came to this branch', () => {
    const moved = ready().record('issue-transfer-letter', '2024-09-01').record('receive-transfer', '2024-09-10');
    expect(moved.refusals(step, on)).toEqual(['ORD-02 date-before-earlier-step']);
  });
  it('ADM-03 refuses a consent to an exception younger than the vote', () => {
    const education = (issuedOn: string) => ({ education: { proof: 'exception', consent: { number: '3-CV/TU', issuedOn } } });
    expect(ready().refusals(step, on, education('2026-01-01'))).toEqual(['ADM-22 paper-later-than-the-act']);
    expect(ready().refusals(step, on, education(on))).toEqual([]);
  });

  asksForPapers({ step, on, ready });

  hasTriedEveryRule(step);
});
