import { addDays, type IsoDate } from '../../../workflows/index.js';
import { aCase, formerMembership } from '../../support/admission-case.js';
import { hasTriedEveryRule, keepsItsPlaceInTheOrder } from '../../support/step-rules.js';

const step = 'submit-application';
const on = '2024-05-06';
const ready = () => aCase().afterTraining();

describe('handing in the application', () => {
  keepsItsPlaceInTheOrder({ step, on, earliest: '2024-04-05', ready });

  it('ADM-09 refuses an application that is not handwritten and accepts one that is', () => {
    expect(ready().refusals(step, on, { handwritten: false })).toEqual(['ADM-09 application-not-handwritten']);
    expect(ready().refusals(step, on, { handwritten: true })).toEqual([]);
  });
  it('ADM-34 can be handed in anew while the branch has not voted', () => {
    expect(aCase().afterPreparation().record(step, '2024-07-29').state.facts).toMatchObject({ applicationOn: '2024-07-29' });
  });
  it('ADM-34 counts from the newest application, and takes one made before a newer certificate', () => {
    const twice = ready().record('certify-training', '2024-06-03').record(step, '2024-06-10').record(step, on);
    expect(twice.state.facts).toMatchObject({ applicationOn: '2024-06-10', firstCertifiedOn: '2024-04-05', certificateIssuedOn: '2024-06-03' });
  });

  const of = (changed: Readonly<Record<string, string>>) =>
    aCase()
      .record('begin-outreach', '2023-01-05', { formerMembership: { ...formerMembership, ...changed } })
      .record('list-candidate', '2023-02-05')
      .record('propose-course', '2023-03-05')
      .record('certify-training', '2023-04-05');
  it.each<[string, IsoDate]>([
    ['2020-10-05', '2023-10-05'],
    ['2020-08-31', '2023-08-31'],
  ])('ADM-36 takes a former member who left on %s once 36 months have passed, and not on the day before', (leftOn, earliest) => {
    expect(of({ leftOn }).refused(step, addDays(earliest, -1))).toMatchObject([{ rule: 'ADM-36', code: 'not-out-long-enough', seen: { since: leftOn, months: 36, earliest } }]);
    expect(of({ leftOn }).refusals(step, earliest)).toEqual([]);
  });
  it('ADM-36 takes who had a criminal record 60 months after it was deleted, and not on the day before', () => {
    const recordDeletedOn = '2018-10-05';
    expect(of({ recordDeletedOn }).refused(step, '2023-10-04')).toMatchObject([{ rule: 'ADM-36', code: 'record-deleted-too-recently', seen: { since: recordDeletedOn, months: 60, earliest: '2023-10-05' } }]);
    expect(of({ recordDeletedOn }).refusals(step, '2023-10-05')).toEqual([]);
  });
  it('ADM-36 counts both where both apply, and nothing for somebody who never was a member', () => {
    expect(of({ leftOn: '2021-01-01', recordDeletedOn: '2019-01-01' }).refusals(step, '2023-10-05')).toEqual(['ADM-36 not-out-long-enough', 'ADM-36 record-deleted-too-recently']);
    expect(ready().refusals(step, on)).toEqual([]);
  });

  hasTriedEveryRule(step);
});
